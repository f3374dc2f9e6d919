/** Vectors of spec 13.1 (A), 13.3 (C) and 13.4 (D). Keys are placeholders. */
const demoKey = 'demo-access-key-0001'
const otherKey = '9f0c2d7e-5b1a-4c83-8e6f-3a2b1c0d9e8f'

export const authTokenVectors = {
  A1: {
    key: demoKey,
    text: 'activity=expireInstance&instanceId=ins-7001&orderId=CSDEMO0000001&timeStamp=20310405060708009',
    authToken: 'DEA3buPTPpal6zFnSbuHhScUpV95+q5FXrwNZD5KD9o=',
  },
  A2: {
    key: demoKey,
    text: 'activity=refreshInstance&expireTime=20320405160000&instanceId=ins-7001&orderAmount=1280.500&orderId=CSDEMO0000002&periodNumber=1&periodType=year&productId=prod-year-01&testFlag=1&timeStamp=20310405060709010',
    authToken: 'W5r0+NMOrSmTqx5ldVBor91jLGNykJ/IcM61c36IZ5M=',
  },
  A3: {
    key: otherKey,
    text: 'activity=newInstance&businessId=7e0b6a52-3f7b-4b0e-9f61-6c4f6f3d2a10&chargingMode=1&customerId=cust-abc-001&customerName=云测 & Co&expireTime=20310705155959&orderAmount=90&orderId=CSDEMO0000003&periodNumber=3&periodType=month&productId=prod-month-01&provisionType=1&saasExtendParams=W3sibmFtZSI6ImVtYWlsRG9tYWluTmFtZSIsInZhbHVlIjoibWFpbC5kZW1vLmV4YW1wbGUifV0=&skuCode=sku-basic&timeStamp=20310405060710011&trialFlag=0',
    authToken: '/PDTq3lp3UYnPwvn1u5jHl6LPSXOo7hP6nCF60K71e8=',
  },
  A4: {
    key: otherKey,
    text: 'activity=queryInstance&instanceId=ins-7001,ins-7002&timeStamp=20310405060711012',
    authToken: 'Dd5GtIBcyc94xhY+0N4xZaJ9cc8QiyFaHDIyOw6KloM=',
  },
  A5: {
    key: demoKey,
    text: 'activity=instanceStatus&instanceId=ins-7001&instanceStatus=FREEZE&testFlag=1&timeStamp=20310405060712013',
    authToken: 'KEt5Dvowdfq6tX1VvUjJQUVkQml1M7onrdhAgrAOTT4=',
  },
} as const

export const a3Url =
  'https://isv.demo.example/produce?activity=newInstance&businessId=7e0b6a52-3f7b-4b0e-9f61-6c4f6f3d2a10&chargingMode=1&customerId=cust-abc-001&customerName=%E4%BA%91%E6%B5%8B%20%26%20Co&expireTime=20310705155959&orderAmount=90&orderId=CSDEMO0000003&periodNumber=3&periodType=month&productId=prod-month-01&provisionType=1&saasExtendParams=W3sibmFtZSI6ImVtYWlsRG9tYWluTmFtZSIsInZhbHVlIjoibWFpbC5kZW1vLmV4YW1wbGUifV0%3D&skuCode=sku-basic&timeStamp=20310405060710011&trialFlag=0&authToken=%2FPDTq3lp3UYnPwvn1u5jHl6LPSXOo7hP6nCF60K71e8%3D'

export const bodySignVectors = {
  C1: {
    key: demoKey,
    body: '{"resultCode":"000000","resultMsg":"success."}',
    sign: '+nLMZXnHIuMS4QOJQSJHrpHalocL99OpbDA7FXRvabg=',
  },
  C2: {
    key: demoKey,
    body: '{"resultCode":"000000","resultMsg":"success.","instanceId":"ins-7001","appInfo":{"frontEndUrl":"https://app.demo.example/t/7001"}}',
    sign: 'l90YOnEtFPDhb5oCC3Hu8e8I9qSrNQ5CQ7UBf6hP5JA=',
  },
  C3: {
    key: otherKey,
    body: '{"resultCode":"000005","resultMsg":"内部错误"}',
    sign: 'Uhy7gTrsxRWOCK+3yKvwTj2WBlXKGAhTs2PscmZZ3kQ=',
  },
  C4: {
    key: 'kit-key-0002',
    body: '{"resultCode":"000000","resultMsg":"ok"}',
    sign: '8prN5uMEhPchrD3hIbpsMxPa+BeTBdSGxd3WEyyAQVg=',
  },
} as const

export const protectedFieldVectors = {
  D1: {
    key: demoKey,
    plain: 'hello.admin',
    iv: 'A1b2C3d4E5f6G7h8',
    aesKey: 'da495cf27591a9a89408d9272d81666c4f69e0031691d18e069d31a179065e5b',
    type1: 'A1b2C3d4E5f6G7h8LLzdRuknfcru9vnyl/+pPA==',
    type2: 'A1b2C3d4E5f6G7h8pcIhLq74iw/0NbvP9tyiKQ==',
  },
  D2: {
    key: otherKey,
    plain: 'Passw0rd!2031',
    iv: 'Zx9Yw8Vu7Ts6Rq5P',
    aesKey: 'ab0979303a4671f80273855d726cd10a37f8a241f6dee2a9abc44bd9ccdaaa13',
    type1: 'Zx9Yw8Vu7Ts6Rq5PAMmtKWFowBDEyZOOE0Rz4Q==',
    type2: 'Zx9Yw8Vu7Ts6Rq5Pokj1hhbJXfzdO1sj/bk3FQ==',
  },
  D3: {
    key: demoKey,
    plain: 'ops@example.test',
    iv: 'qwertyuiop123456',
    aesKey: 'da495cf27591a9a89408d9272d81666c4f69e0031691d18e069d31a179065e5b',
    type1: 'qwertyuiop1234568q3VoQQnZ/Iov1IGqAKKSVDmZU0Qt1y4vNEAGmAx6H4=',
    type2: 'qwertyuiop12345667ZzkfnKv+W3rAnVrYt7Rvktw1kK0iivNUDSeInQ3RM=',
  },
  D4: {
    key: demoKey,
    plain: '张三',
    iv: 'IVivIVivIVivIViv',
    aesKey: 'da495cf27591a9a89408d9272d81666c4f69e0031691d18e069d31a179065e5b',
    type1: 'IVivIVivIVivIVivy16xhYYvy6I6qg/hF0JgyA==',
    type2: 'IVivIVivIVivIVivLg1/G5yvYJUxICU2B79U8g==',
  },
} as const
