-- Why: sellers join, sign, change what is known of them, and leave (seller 1.1-1.3, 1.5-1.7). Until now sellers came
-- with the demo data only.

create table onboarding_applications (
  id text primary key,
  account_id text not null unique,
  state text not null check (state in ('DRAFT', 'PENDING', 'APPROVED', 'REJECTED', 'EXITED')),
  form jsonb not null,
  edit integer not null check (edit >= 1),
  revision_id text,
  seller_id text references sellers (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (state not in ('PENDING', 'REJECTED') or revision_id is not null)
);
comment on table onboarding_applications is 'An account''s way to a shop (SELL-ONB-10..14); one an account. EXITED bars the account for good (SELL-ONB-60).';
comment on column onboarding_applications.form is 'What is typed so far; what was handed in stands in the revision.';
comment on column onboarding_applications.edit is 'Counts saves: whoever saves names the one they saw, so that two tabs do not overwrite each other.';

create table onboarding_revisions (
  id text primary key,
  application_id text not null references onboarding_applications (id),
  number integer not null check (number >= 1),
  form jsonb not null,
  company jsonb not null,
  agreements text[] not null,
  outcome text not null check (outcome in ('PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
  reasons jsonb not null default '[]',
  submitted_at timestamptz not null,
  submitted_by text not null,
  decided_at timestamptz,
  unique (application_id, number)
);
comment on table onboarding_revisions is 'What was handed in each time; never changed but for its outcome (SELL-ONB-12).';
comment on column onboarding_revisions.company is 'Name and kind from the real-name verification at that moment (F2).';
create unique index onboarding_revisions_one_pending on onboarding_revisions (application_id) where outcome = 'PENDING';

alter table sellers drop constraint sellers_state_check;
alter table sellers add constraint sellers_state_check check (state in ('APPROVED', 'SUSPENDED', 'EXITED'));
alter table sellers add column exited_at timestamptz;
alter table sellers add column logo_file_id text;
comment on column sellers.logo_file_id is 'Uploaded logo; null: a generated one.';

create table seller_profiles (
  seller_id text primary key references sellers (id),
  kind text not null check (kind in ('enterprise', 'individual')),
  company_name text not null,
  company_digest text,
  form jsonb not null,
  updated_at timestamptz not null,
  released_at timestamptz
);
comment on table seller_profiles is 'The approved values of the application form (seller 1.2), live until a change is approved (SELL-ONB-50).';
comment on column seller_profiles.company_digest is 'Keyed digest of the registration or identity number: tells the same company apart without storing its number.';
comment on column seller_profiles.released_at is 'When the seller left; the company may then come back with another account.';
create unique index seller_profiles_company on seller_profiles (company_digest) where released_at is null;

create table profile_changes (
  id text primary key,
  seller_id text not null references sellers (id),
  state text not null check (state in ('PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
  before jsonb not null,
  after jsonb not null,
  reasons jsonb not null default '[]',
  submitted_at timestamptz not null,
  decided_at timestamptz
);
comment on table profile_changes is 'Requests to change the profile (SELL-ONB-50): form and company name, before and after.';
create unique index profile_changes_one_pending on profile_changes (seller_id) where state = 'PENDING';
create index profile_changes_seller on profile_changes (seller_id, submitted_at desc, id desc);

create table compliance_letters (
  id text primary key,
  seller_id text not null references sellers (id),
  file_id text not null,
  file_name text not null,
  state text not null check (state in ('PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
  reasons jsonb not null default '[]',
  submitted_at timestamptz not null,
  decided_at timestamptz
);
comment on table compliance_letters is 'Signed data-compliance letters (SELL-ONB-40); an approved one is needed for data products.';
create unique index compliance_letters_one_pending on compliance_letters (seller_id) where state = 'PENDING';
create index compliance_letters_seller on compliance_letters (seller_id, submitted_at desc, id desc);

create table fee_invoice_templates (
  seller_id text primary key references sellers (id),
  invoice_type text not null check (invoice_type in ('SPECIAL_VAT', 'ORDINARY_VAT')),
  title text not null,
  tax_number text not null,
  bank_name text not null,
  bank_account text not null,
  address text not null,
  phone text not null,
  updated_at timestamptz not null
);
comment on table fee_invoice_templates is 'What the platform''s fee invoices to the seller say (SELL-ONB-55).';

create table exit_requests (
  id text primary key,
  seller_id text not null references sellers (id),
  state text not null check (state in ('PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
  reason text not null,
  no_invoice_proof_id text,
  checks jsonb not null,
  reasons jsonb not null default '[]',
  submitted_at timestamptz not null,
  decided_at timestamptz
);
comment on table exit_requests is 'Sellers who want to leave (SELL-ONB-60), with the checks as they stood at the request.';
comment on column exit_requests.no_invoice_proof_id is 'Uploaded proof that buyers want no invoice.';
create unique index exit_requests_one_pending on exit_requests (seller_id) where state = 'PENDING';
create index exit_requests_seller on exit_requests (seller_id, submitted_at desc, id desc);

create table signing_entities (
  code text primary key,
  site text not null check (site in ('cn', 'intl')),
  legal_name text not null,
  countries text[] not null,
  vat_number text,
  invoice_address text,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  is_default boolean not null default false,
  position integer not null,
  updated_at timestamptz not null
);
comment on table signing_entities is 'Companies of the platform that sign with sellers (SELL-ONB-24, 26); operator data.';
comment on column signing_entities.countries is 'ISO 3166-1 alpha-2 codes of the countries in which a seller may sell after signing and certifying it.';
create unique index signing_entities_default on signing_entities (site) where is_default;

create table agreement_versions (
  id text primary key,
  site text not null check (site in ('cn', 'intl')),
  kind text not null,
  number integer not null check (number >= 1),
  title_zh text not null,
  title_en text not null,
  text_zh text not null,
  text_en text not null,
  blocks text[] not null,
  effective_at timestamptz not null,
  published_at timestamptz not null,
  published_by text,
  unique (site, kind, number),
  check (blocks <@ array['PUBLISHING', 'BILLS'])
);
comment on table agreement_versions is 'Texts that sellers sign (SELL-ONB-20); never changed, a change is the next number. The newest that is in effect has to be signed.';
comment on column agreement_versions.blocks is 'What is closed until the seller has signed (SELL-ONB-21, OPS-CAT-04).';

create table agreement_signatures (
  id text primary key,
  account_id text not null,
  version_id text not null references agreement_versions (id),
  entity_code text not null references signing_entities (code),
  signed_at timestamptz not null,
  user_id text not null,
  user_name text not null,
  ip text not null,
  unique (account_id, version_id, entity_code)
);
comment on table agreement_signatures is 'Who agreed to what, with whom, when and from where (SELL-ONB-20).';

insert into signing_entities (code, site, legal_name, countries, vat_number, invoice_address, currency, is_default, position, updated_at) values
  ('CN', 'cn', '云市科技有限公司', '{CN}', null, null, 'CNY', true, 1, now()),
  ('5401', 'intl', 'Yunshi Technologies Singapore Pte. Ltd.',
    '{SG,MY,ID,PH,VN,IN,BD,LK,PK,NP,KH,LA,MM,BN,AE,SA,QA,KW,BH,OM,EG,MA,TN,DZ,ZA,KE,NG,GH,BR,MX,AR,CL,CO,PE,EC,UY}', null, null, 'USD', true, 1, now()),
  ('5531', 'intl', 'Yunshi Technologies Hong Kong Co., Limited', '{HK,MO}', null, null, 'USD', false, 2, now()),
  ('5891', 'intl', 'Yunshi Technologies (Thailand) Co., Ltd.', '{TH}', null, null, 'USD', false, 3, now());

insert into agreement_versions (id, site, kind, number, title_zh, title_en, text_zh, text_en, blocks, effective_at, published_at) values
('agv_cn_seller_cooperation_1', 'cn', 'SELLER_COOPERATION', 1, '云市通用商品商家合作协议', 'Cooperation agreement for sellers of general products',
$md$本协议由您（商家）与云市平台运营方（平台）订立，约定您在云市销售通用商品时双方的权利和义务。

## 一、入驻资格
您保证所提交的企业信息真实、完整、有效，信息变更后及时在卖家中心提交更新。平台有权核验，并在信息不实时停止您的销售。

## 二、商品与服务
1. 您对所售商品拥有完整的权利或合法授权，并对商品的质量、安全和合规负责。
2. 您应提供不少于每周五天、每天八小时的在线客户服务，并在二十四小时内答复用户。
3. 通过生产接口交付的商品，您应保证接口持续可用；接口连续失败时平台可暂停相关商品的销售。

## 三、价格、结算与发票
1. 商品由您定价并由您向买家开具发票。
2. 平台按已公布的费率收取平台服务费；结算以完成的商业信息认证为前提。
3. 退款从未结算款项中扣除，不足部分由您补足。

## 四、数据与保密
您仅可为履行订单使用买家的信息，不得用于其他目的，亦不得泄露；服务终止后应按约定清除。

## 五、违规与退出
1. 出现虚假交易、侵权、恶意内容或线下交易等行为时，平台可按规则下架商品、冻结交易或终止合作。
2. 您可在满足退出条件后申请退出。退出后，同一账号不能再次入驻。

## 六、变更与生效
平台变更本协议时会公布新版本及生效时间。新版本生效后，您需要重新签署才能继续发布商品和查看账单。$md$,
$md$This agreement is made between you, the seller, and the operator of Yunshi, the platform. It sets out the rights and duties of both sides when you sell general products on Yunshi.

## 1. Admission
You warrant that the company information you submit is true, complete and current, and you update it in the seller center when it changes. The platform may verify it and stop your sales when it is not true.

## 2. Products and service
1. You own or are licensed to sell what you sell, and answer for its quality, safety and compliance.
2. You offer online customer service on at least five days a week for eight hours a day, and answer users within twenty-four hours.
3. Where products are delivered through production interfaces, you keep them available. The platform may suspend sales of a product whose interface keeps failing.

## 3. Prices, settlement and invoices
1. You set the price and invoice the buyer.
2. The platform charges its service fee at published rates. Settlement requires a completed business certification.
3. Refunds are deducted from amounts not yet settled; you cover any shortfall.

## 4. Data and confidentiality
You use buyers' information only to fulfil their orders, disclose it to nobody, and erase it as agreed when the service ends.

## 5. Violations and leaving
1. In cases of fake orders, infringement, malicious content or dealings outside the platform, the platform may delist products, freeze trade or end the cooperation under its rules.
2. You may apply to leave once the conditions for leaving are met. The same account cannot join again.

## 6. Changes
The platform publishes new versions with their effective date. Once a new version is in effect, you need to sign it before you publish products or see bills.$md$,
'{PUBLISHING,BILLS}', '2020-01-01T00:00:00Z', now()),
('agv_cn_seller_code_1', 'cn', 'SELLER_CODE', 1, '云市商家管理规范', 'Code for sellers',
$md$本规范说明商家在云市经营的基本要求，是合作协议的组成部分。

1. **真实描述**：商品介绍、截图与实际功能一致，不夸大、不对比贬低他人。
2. **及时交付**：按商品页承诺的时间开通或交付；需要延期时，事先与买家沟通。
3. **认真服务**：客户服务热线与邮箱保持畅通，二十四小时内答复；多次失联的，平台将下架相关商品。
4. **公平交易**：不刷单、不诱导线下交易、不泄露买家信息。
5. **安全合规**：不含恶意代码，及时修复安全漏洞；涉及数据的商品具备合法来源。
6. **配合处理**：对投诉、退订和平台核查，在要求的期限内提供材料和答复。

违反规范的，视情节给予提醒、限制交易、下架、列入观察名单或终止合作。$md$,
$md$This code states what is expected of sellers on Yunshi. It is part of the cooperation agreement.

1. **Truthful description.** Texts and screenshots match what the product does. No exaggeration, no disparagement of others.
2. **Timely delivery.** Open or deliver within the time that the product page promises; when a delay is needed, agree on it with the buyer beforehand.
3. **Careful service.** Keep the service phone and mailbox reachable and answer within twenty-four hours. Products of sellers who repeatedly cannot be reached are delisted.
4. **Fair trade.** No fake orders, no luring of buyers off the platform, no disclosure of buyers' information.
5. **Security and compliance.** No malicious code; vulnerabilities are fixed promptly; data products have lawful sources.
6. **Cooperation.** Answer complaints, refund requests and checks by the platform within the time given.

Violations lead, depending on their weight, to a reminder, limits on trade, delisting, the watch list, or the end of the cooperation.$md$,
'{PUBLISHING}', '2020-01-01T00:00:00Z', now()),
('agv_cn_product_service_1', 'cn', 'PRODUCT_SERVICE', 1, '通用商品服务协议', 'Service agreement for general products',
$md$本协议是您（商家）就所售通用商品与买家之间的服务约定，发布通用商品前需要签署；买家下单时一并确认。

## 一、服务内容
您按商品页所述的规格、数量和期限向买家提供商品与服务。商品页、报价和订单是本协议的组成部分。

## 二、开通与支持
付款后，您应在承诺的时间内开通，并在服务期内提供商品页所列的支持方式和时间。

## 三、续费、到期与数据
到期前平台会提醒买家。到期后进入宽限期与保留期，保留期结束后您应清除买家的数据。

## 四、退订
买家可以按商品的退订规则申请退订。因您的原因未能开通的订单全额退款。

## 五、责任
因商品缺陷、服务中断或数据泄露给买家造成损失的，由您依法承担责任。$md$,
$md$This agreement governs the service between you, the seller, and the buyer of your general products. You sign it before you publish a general product; buyers confirm it with their order.

## 1. Service
You provide the product and service in the specification, quantity and term shown on the product page. Product page, quote and order are part of this agreement.

## 2. Opening and support
After payment you open the service within the promised time, and give the support listed on the product page throughout the term.

## 3. Renewal, expiry and data
The platform reminds buyers before expiry. After expiry come a grace and a retention period; when retention ends, you erase the buyer's data.

## 4. Unsubscription
Buyers may unsubscribe under the rules of the product. Orders that could not be opened for reasons on your side are refunded in full.

## 5. Liability
You are liable under the law for losses that buyers suffer from defects, interruptions or disclosure of data.$md$,
'{PUBLISHING}', '2020-01-01T00:00:00Z', now()),
('agv_cn_settlement_privacy_1', 'cn', 'SETTLEMENT_PRIVACY', 1, '商业信息认证隐私声明', 'Privacy statement of business certification',
$md$为向您结算货款，平台需要收集并核验您的开户行、银行账号、纳税人信息和财务联系人。

1. **用途**：仅用于验证账户、结算、开票和税务申报。
2. **保存**：银行账号加密保存，页面上只显示部分数字；每次查看完整账号都会记录。
3. **共享**：仅在打款和依法申报所必需时提供给银行与主管机关。
4. **您的权利**：您可以随时查看、更新认证信息；退出后，平台在法定期限内保存必要的记录。$md$,
$md$To pay you, the platform needs to collect and verify your bank, account number, taxpayer details and financial contact.

1. **Purpose.** Only to verify the account, to settle, to invoice and to file taxes.
2. **Storage.** Account numbers are stored encrypted and shown in part only; every look at the full number is recorded.
3. **Sharing.** With banks and authorities only, as far as payments and legal filings require it.
4. **Your rights.** You may see and update the certification at any time. After you leave, the platform keeps necessary records for the time the law requires.$md$,
'{}', '2020-01-01T00:00:00Z', now()),
('agv_intl_customer_agreement_1', 'intl', 'CUSTOMER_AGREEMENT', 1, '客户协议', 'Customer agreement',
$md$本协议约定您使用云市国际站账号与服务的条款。

1. 您对账号下的一切操作负责，并妥善保管凭证。
2. 您遵守所在国家和地区的法律，以及制裁与出口管制规定。
3. 平台按服务条款提供服务，并可在发现滥用时暂停账号。
4. 双方的责任以法律允许的范围为限。$md$,
$md$This agreement sets out the terms on which you use an account and services of the international site of Yunshi.

1. You answer for all acts under the account and keep its credentials safe.
2. You comply with the laws that apply to you, including sanctions and export controls.
3. The platform provides its services under the terms of service and may suspend accounts that are abused.
4. Liability of both sides is limited as far as the law permits.$md$,
'{PUBLISHING}', '2020-01-01T00:00:00Z', now()),
('agv_intl_privacy_statement_1', 'intl', 'PRIVACY_STATEMENT', 1, '隐私声明', 'Privacy statement',
$md$本声明说明国际站如何处理您和您的联系人的个人信息。

1. 我们为入驻审核、交易、结算和客户服务处理联系人、地址和税务信息。
2. 信息保存在您所选的区域，仅在履行合同和法律要求时跨境传输。
3. 您可以查阅、更正、导出或要求删除个人信息。$md$,
$md$This statement explains how the international site handles personal data of you and your contacts.

1. We process contacts, addresses and tax details for admission, trade, settlement and customer service.
2. Data stays in the region you chose and crosses borders only to perform the contract or where the law requires it.
3. You may see, correct and export personal data, or ask for its erasure.$md$,
'{}', '2020-01-01T00:00:00Z', now()),
('agv_intl_seller_code_1', 'intl', 'SELLER_CODE', 1, '云市商家管理规范', 'Code for sellers',
$md$本规范说明商家在云市经营的基本要求：真实描述、及时交付、二十四小时内答复客户、公平交易、安全合规，并配合投诉与核查的处理。违反规范的，视情节提醒、限制交易、下架或终止合作。$md$,
$md$This code states what is expected of sellers on Yunshi: truthful descriptions, timely delivery, answers to customers within twenty-four hours, fair trade, security and compliance, and cooperation in complaints and checks. Violations lead, depending on their weight, to a reminder, limits on trade, delisting or the end of the cooperation.$md$,
'{PUBLISHING}', '2020-01-01T00:00:00Z', now()),
('agv_intl_seller_agreement_1', 'intl', 'SELLER_AGREEMENT', 1, '商家协议', 'Seller agreement',
$md$本协议由您与所选的签约主体订立，每个签约主体单独签署。签署并完成该主体的商业信息认证后，您可以在其覆盖的国家和地区销售。

1. **销售**：您通过该主体向其覆盖区域的买家销售商品，价格不含增值税。
2. **结算**：该主体按结算周期以约定币种付款，并依法代扣税款。
3. **合规**：您遵守覆盖区域的消费者保护、数据保护和税务规定。
4. **变更**：主体或条款变更时，平台公布新版本，您需要重新签署。$md$,
$md$This agreement is made between you and the signing entity you choose; each entity is signed separately. Once it is signed and your business certification for the entity is complete, you may sell in the countries it covers.

1. **Sales.** Through the entity you sell to buyers in the countries it covers, at prices without value-added tax.
2. **Settlement.** The entity pays in the agreed currency after each settlement period and withholds taxes as the law requires.
3. **Compliance.** You comply with consumer protection, data protection and tax rules of the countries covered.
4. **Changes.** When the entity or the terms change, the platform publishes a new version, which you need to sign.$md$,
'{PUBLISHING,BILLS}', '2020-01-01T00:00:00Z', now()),
('agv_intl_settlement_privacy_1', 'intl', 'SETTLEMENT_PRIVACY', 1, '商业信息认证隐私声明', 'Privacy statement of business certification',
$md$为向您结算货款，签约主体需要收集并核验您的银行账户、税务信息和财务联系人，仅用于验证、付款、开票和税务申报。银行账号加密保存，每次查看完整账号都会记录。$md$,
$md$To pay you, the signing entity needs to collect and verify your bank account, tax details and financial contact. They are used only for verification, payment, invoicing and tax filings. Account numbers are stored encrypted, and every look at the full number is recorded.$md$,
'{}', '2020-01-01T00:00:00Z', now());
