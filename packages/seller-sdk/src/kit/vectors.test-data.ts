/** Vectors of spec 13.2 (B) and 13.6 (F). Keys are placeholders. */
const demoKey = 'demo-access-key-0001'
const otherKey = '9f0c2d7e-5b1a-4c83-8e6f-3a2b1c0d9e8f'

export const kitV1Vectors = {
  B1: {
    interface: 'tenantSync',
    key: demoKey,
    body: '{"instanceId":"ins-7001","orderId":"CSDEMO0000001","tenantId":"ten-01","tenantCode":"acme","name":"Acme Demo","domainName":"https://acme.login.example","flag":1,"testFlag":0,"timeStamp":"20310405060713014"}',
    text: 'domainName=https://acme.login.example&flag=1&instanceId=ins-7001&name=Acme Demo&orderId=CSDEMO0000001&tenantCode=acme&tenantId=ten-01&testFlag=0&timeStamp=20310405060713014',
    authToken: 'QgEmYNWx4dGsq8H+dDM7pcTPmwut8ulTfZWCxB8Ap2g=',
  },
  B2: {
    interface: 'applicationSync',
    key: demoKey,
    body: '{"instanceId":"ins-7001","orderId":"","tenantId":"ten-01","appId":"app-01","clientId":"cid-01","clientSecret":"c2VjcmV0","flag":1,"testFlag":1,"timeStamp":"20310405060714015"}',
    text: 'appId=app-01&clientId=cid-01&clientSecret=c2VjcmV0&flag=1&instanceId=ins-7001&tenantId=ten-01&testFlag=1&timeStamp=20310405060714015',
    authToken: 'uahACDYRtpN8zKJUZoSYJRGA3nTD2Hg15bH6XKB0rjs=',
  },
  B3: {
    interface: 'authSync',
    key: otherKey,
    body: '{"instanceId":"ins-7001","tenantId":"ten-01","appId":"app-01","userList":"[{\\"userName\\":\\"lina01\\",\\"name\\":\\"李娜\\",\\"role\\":\\"user\\",\\"orgCode\\":\\"d1\\",\\"enable\\":\\"true\\"}]","currentSyncTime":"20310405060715016","flag":1,"testFlag":0,"timeStamp":"20310405060715016"}',
    text: 'appId=app-01&currentSyncTime=20310405060715016&flag=1&instanceId=ins-7001&tenantId=ten-01&testFlag=0&timeStamp=20310405060715016&userList=[{"userName":"lina01","name":"李娜","role":"user","orgCode":"d1","enable":"true"}]',
    authToken: 'F5MtWEGi/A064klp8cBiNu53qIw9y3LYlAfAoWtWdGo=',
  },
  B4: {
    interface: 'singleOrgSync',
    key: otherKey,
    body: '{"instanceId":"ins-7001","tenantId":"ten-01","orgCode":"d2","orgName":"Research","parentCode":"","flag":1,"testFlag":0,"timeStamp":"20310405060716017"}',
    text: 'flag=1&instanceId=ins-7001&orgCode=d2&orgName=Research&tenantId=ten-01&testFlag=0&timeStamp=20310405060716017',
    authToken: 'JTvdQmUzbRAp4GAtTxhs95BWN8+hz8OSj90LUPt5O0Y=',
  },
} as const

const kitKey = 'kit-key-0002'

export const kitV2Vectors = {
  F1: {
    interface: 'tenantSync',
    key: kitKey,
    timestamp: '1933052840001',
    nonce: '74D451004CAE7233008B0B8455F10290163F96E55C42B3E9224FA81BAEB755BB',
    payload:
      '{"domainName":"https://acme.login.example","flag":1,"instanceId":"ins-7001","name":"Acme Demo","orderId":"CSDEMO0000001","tenantCode":"acme","tenantId":"ten-01","testFlag":0,"timeStamp":"20310405140713014"}',
    sign: '712263e86a3b3e78c09007a95da7b149a48231b5498e43293b92baf41ec8da5b',
  },
  F2: {
    interface: 'applicationSync',
    key: kitKey,
    timestamp: '1933052841002',
    nonce: '2377A8D8B1D8EAB615925C71480D1EA564A789FD6EB700AEF06CA9C32E6B2F24',
    payload:
      '{"appId":"app-01","clientId":"cid-01","clientSecret":"c2VjcmV0","flag":1,"instanceId":"ins-7001","tenantId":"ten-01","testFlag":0,"timeStamp":"20310405140714015"}',
    sign: '4e822b3e54a4cab4440a7808650dbf6585a589e182f0805eee11afaf4247d99d',
  },
  F3: {
    interface: 'authSync',
    key: kitKey,
    timestamp: '1933052842003',
    nonce: '2A875B3913111E9E97188E17A24A1964E2005645AD6A6CCE459829C002931270',
    payload:
      '{"appId":"app-01","currentSyncTime":"20310405140715016","flag":1,"instanceId":"ins-7001","tenantId":"ten-01","testFlag":0,"timeStamp":"20310405140715016","userList":[{"userName":"lina01","name":"李娜","orgCode":"d1","role":"user","enable":"true"}]}',
    sign: 'c5302dc946910669f0690b75162ce5817bf4771cbfce824b1ea702653944fd7f',
  },
  F4: {
    interface: 'singleOrgSync',
    key: kitKey,
    timestamp: '1933052843004',
    nonce: '0659EE53AD75876FC43C1459C5B0E3F754B8886C449493EA39EA2DC162550F55',
    payload:
      '{"flag":1,"instanceId":"ins-7001","orgCode":"d2","orgName":"Research","parentCode":"","tenantId":"ten-01","testFlag":0,"timeStamp":"20310405140716017"}',
    sign: '31bc3b5e9581540192b09845d00235b0e7527bb856b1087113550e5fa8e6de50',
  },
  F5: {
    interface: 'allOrgSync',
    key: kitKey,
    timestamp: '1933052844005',
    nonce: '4F5F5E56A11CAA0F9688680AA23FB397A7FB729284F4384AFEB97FC8B45A072D',
    payload:
      '{"instanceId":"ins-7001","orgInfoList":[{"orgCode":"d1","orgName":"HQ","parentCode":""},{"orgCode":"d2","orgName":"Research","parentCode":"d1"}],"tenantId":"ten-01","testFlag":0,"timeStamp":"20310405140717018"}',
    sign: '86f46ed04f8c3e4510f2b360461d539d2e362ad3b9802258acaacec78344ed41',
  },
} as const
