/** Vectors of spec 13.7 (G) and 13.8 (H). Keys are placeholders. */
const demoKey = 'demo-access-key-0001'
const otherKey = '9f0c2d7e-5b1a-4c83-8e6f-3a2b1c0d9e8f'

export const usageVectors = {
  G1: {
    key: demoKey,
    ts: '1933060200001',
    nonce: '2d4b2d4e-5a1f-4d43-8a43-6f0d0a1b2c3d',
    body: '{"usage_records":[{"begin_time":"20310405T080000Z","end_time":"20310405T090000Z","instance_id":"ins-8001","metering_sn":"sn-0001","record_time":"20310405T091000Z","usage_value":"12.5"}]}',
    signature: 'CfEX7KCgsVu3KGcfLt1yX8Eh2yQ9yeFwBu0Sa6zTV9s=',
  },
  G2: {
    key: demoKey,
    ts: '1933063800002',
    nonce: 'n-0000000000000002',
    body: '{"usage_records":[{"begin_time":"20310405T090000Z","end_time":"20310405T100000Z","instance_id":"ins-8001","metering_sn":"sn-0002","record_time":"20310405T101000Z","usage_value":"3"},{"begin_time":"20310405T090000Z","end_time":"20310405T100000Z","instance_id":"ins-8002","metering_sn":"sn-0003","record_time":"20310405T101000Z","usage_value":"0.0001"}]}',
    signature: 'L5dI+Q0rJqQKd+JlFoDZAjKzgGSM6aUCkW72AIs4JOo=',
  },
  G3: {
    key: otherKey,
    ts: '1933067400003',
    nonce: 'n-0000000000000003',
    body: '{"usage_records":[{"begin_time":"20310405T100000Z","end_time":"20310405T110000Z","instance_id":"ins-8003","metering_sn":"sn-0004","record_time":"20310405T111000Z","relate_pkg_instance":"pkg-9001","usage_value":"40"}]}',
    signature: 'Kdtpkar5Dru15IN8VawNNpedeRm1yTNeAiOtW09dYNI=',
  },
  G4: {
    key: otherKey,
    ts: '1933067400004',
    nonce: 'n-0000000000000004',
    body: '{"usage_records":[]}',
    signature: 'mI/JUOGy9q+VZiPV5jaY8nOD71K/ayooEHnD65r2bMY=',
  },
} as const

export const demoCredentials = { accessKey: 'DEMOAK0000000001', secretKey: 'demo-sk-not-a-secret' }
const host = 'https://mkt.demo.example'
const json = 'application/json'

export const sdkHmacVectors = {
  H1: {
    ...demoCredentials,
    method: 'GET',
    url: `${host}/api/mkp-openapi-public/global/v1/order/query?orderId=CSDEMO0000001&orderLineId=CSDEMO0000001-000001`,
    date: '20310405T060708Z',
    headers: {},
    body: '',
    sha256: '477c842347e9ea2452aef9f9448f1143019a3494d53653860777fbc7c9a585c8',
    signature: '44ba0d58dbe2191803d93ca2c6c525aca4c5cb73aa587e7fad0296b0d826436c',
  },
  H2: {
    ...demoCredentials,
    method: 'POST',
    url: `${host}/api/mkp-openapi-public/global/v2/license/activate`,
    date: '20310405T060709Z',
    headers: { 'Content-Type': json },
    body: '{"license_list":["PLDEMO00000001"],"real_effect_time":"20310405060000"}',
    sha256: '445f908437a04b748ba505d72e048fd1d14642d733c4482eb70ab18f7f0ebe62',
    signature: '1fc6eff47e2512a5175a585f1e4c02dd7e60f5905d8927fa13f08ff583cfd681',
  },
  H3: {
    ...demoCredentials,
    method: 'POST',
    url: `${host}/rest/marketplace/v1/isv/usage-data`,
    date: '20310405T091001Z',
    headers: { 'Content-Type': 'application/json;charset=UTF-8' },
    body: '{"usage_records":[{"instance_id":"ins-8001","product_id":"prod-od-01","record_time":"20310405T091000Z","begin_time":"20310405T080000Z","end_time":"20310405T090000Z","usage_value":"12.5"}]}',
    sha256: '210da0269c9ff7cefec38325061d7bb8a0baa36a6404b73f55016697ea71205a',
    signature: 'd7b78bab9358a5e6173405ca125a46921eae2fad1ba5e7aff483e86bab732989',
  },
  H4: {
    ...demoCredentials,
    method: 'GET',
    url: `${host}/api/mkp-openapi-public/v1/asset/deployed-object?region=cn-north-4&deployed_type=software_package&asset_version=V1.0%20beta&asset_id=as-01`,
    date: '20310405T060710Z',
    headers: {},
    body: '',
    sha256: 'd49fd0dcab85f6da94a844fb570193176b9f815825711ad14659263f72292be0',
    signature: 'ebf2ccaef76c3ad2d662b2fd45af2a39b39d862099d7f18b99d0367041282c66',
  },
  H5: {
    ...demoCredentials,
    method: 'POST',
    url: `${host}/api/mkp-openapi-public/global/v1/market-event/evt-01/file`,
    date: '20310405T060711Z',
    headers: {},
    body: 'any file',
    isPayloadUnsigned: true,
    sha256: '4de43d73da2861baad92279a8b0b0786cb88f703c2ac74963653c2581946466b',
    signature: '27c1900f0c2bd7c3398eca4bf8f2d5a0e61bf040543f33bbe70bdbfb383b30e6',
  },
  H6: {
    accessKey: 'test',
    secretKey: '123',
    method: 'POST',
    url: 'https://mkt.myhuaweicloud.com/api/mkp-openapi-public/global/v1/license/activate',
    date: '20240317T144237Z',
    headers: { 'Content-Type': json, 'x-stage': 'RELEASE' },
    body: '',
    sha256: undefined,
    signature: '77595ad624b6e4e49990b8c4e84bf1c287457fca61069c4e60b9b6765b52053d',
  },
} as const satisfies Record<string, SdkHmacVector>

export type SdkHmacVector = {
  accessKey: string
  secretKey: string
  method: string
  url: string
  date: string
  headers: Record<string, string>
  body: string
  isPayloadUnsigned?: boolean
  /** Hash of the canonical request. */
  sha256: string | undefined
  signature: string
}
