/** Vectors of spec 13.5 (E) and, to be refused, 13.6 (F1). Keys are placeholders. */
export type SignatureVector = {
  key: string
  timestamp: string
  nonce: string
  payload: string
  signature: string
}

export const baseVectors = {
  E1: {
    key: 'demo-access-key-0001',
    timestamp: '1933052828009',
    nonce: '9E3F156324D42F0EA4B6F4FCE81D56FBD64A2143A3FDD60A130D9C90E5B4D688',
    payload:
      '{"activity":"newInstance","businessId":"7e0b6a52-3f7b-4b0e-9f61-6c4f6f3d2a10","orderId":"CSDEMO0000001","orderLineId":"CSDEMO0000001-000001","testFlag":"0"}',
    signature: '45edb2a7cec24b7341da6cca0f0ab1fe1d139d4a84e1757838e3553e3540a629',
  },
  E2: {
    key: 'demo-access-key-0001',
    timestamp: '1933052829010',
    nonce: '7474C1E7ED929AF580FE66E460B0603960DEFEE0C8399F3C40A2A1660B7D6F09',
    payload: '{"activity":"queryInstance","instanceId":"ins-7001,ins-7002"}',
    signature: 'fae9b0400d8cb46cfe2725b4bde0e43c8af7a03644558b8b5d65c4c627807773',
  },
  E3: {
    key: '9f0c2d7e-5b1a-4c83-8e6f-3a2b1c0d9e8f',
    timestamp: '1933052830011',
    nonce: 'F3BA9E408E06FCFC2340E086D1F128BCCE70651D0AF663D7FBC9638DAEFF8712',
    payload:
      '{"activity":"refreshInstance","expireTime":"20320405160000","instanceId":"ins-7001","orderId":"CSDEMO0000002","orderLineId":"CSDEMO0000002-000001","scene":"RENEWAL"}',
    signature: '7c7197b8cece7054e39d54dca2a0890ef977fa13c10a2764d4237cbbe8a98445',
  },
  E4: {
    key: '9f0c2d7e-5b1a-4c83-8e6f-3a2b1c0d9e8f',
    timestamp: '1933052831012',
    nonce: '799F2A3F604D80916F5740FDB1FCA4811E523B0C439021535B75C4CF3375BC2B',
    payload: '{"activity":"updateInstanceStatus","instanceId":"ins-7001","status":"FREEZE","testFlag":"1"}',
    signature: '0111ecf8f01416a441da05db34a7a94fcdf335ce0c5122907a777f06b4ea97b9',
  },
  E5: {
    key: 'demo-access-key-0001',
    timestamp: '1933052832013',
    nonce: 'B629ED66C7F4554AF962A27A29DB699435B178F8D548FFBF0719D103B5F00DE4',
    payload:
      '{"activity":"changeInstanceCheck","instanceId":"ins-7001","productInfo":{"linearValue":5,"productId":"prod-month-02","skuCode":"sku-basic"},"testFlag":"1"}',
    signature: '96ec4e67e16e30e456f998c5af7f86971a37976b483248f9bac14d5c331cd98b',
  },
  E6: {
    key: 'lic-key-0003',
    timestamp: '1933052833014',
    nonce: '2AC454AC1AF404AA310306E026CCE345A64E7BF41BBA102A83CED32845073B01',
    payload:
      '{"activity":"refreshLicenseCode","expireTime":"20320405160000","license":"PLDEMO00000001","orderId":"CSDEMO0000009","orderLineId":"CSDEMO0000009-000001","scene":"RENEWAL","testFlag":"0"}',
    signature: '878c8134358430a502b641a213f3a2b2b796debc873673d7126d5d1074aee8b3',
  },
  E7: {
    key: 'notify-key-0004',
    timestamp: '1933052834015',
    nonce: 'abcdEFGH0123456789ijklMNOP456789',
    payload:
      '{"activity":"orderNotify","orderId":"CSDEMO0000010","orderLineId":"CSDEMO0000010-000001","testFlag":"0"}',
    signature: '2ab4f62c200e62f512c3361f728f81ad5aaace6282d2e0a36addd14ec34fd7fc',
  },
} as const satisfies Record<string, SignatureVector>

/** The kit formula over a kit body: right there, wrong for the base interfaces. */
export const kitVectorF1: SignatureVector = {
  key: 'kit-key-0002',
  timestamp: '1933052840001',
  nonce: '74D451004CAE7233008B0B8455F10290163F96E55C42B3E9224FA81BAEB755BB',
  payload:
    '{"domainName":"https://acme.login.example","flag":1,"instanceId":"ins-7001","name":"Acme Demo","orderId":"CSDEMO0000001","tenantCode":"acme","tenantId":"ten-01","testFlag":0,"timeStamp":"20310405140713014"}',
  signature: '712263e86a3b3e78c09007a95da7b149a48231b5498e43293b92baf41ec8da5b',
}
