import type { Locale } from '../../kernel/text.ts'

interface ErrorText {
  title: string
  /** What happened to the person's work and what to do next. */
  detail: string
}

const texts = {
  INTERNAL: [
    ['服务出现异常', '请稍后重试；若仍失败，请把请求编号告诉管理员。'],
    [
      'Something went wrong',
      'Please try again later. If it keeps failing, give the request id to your administrator.',
    ],
  ],
  DATABASE_UNAVAILABLE: [
    ['服务暂时不可用', '数据库正在恢复，没有丢失任何已确认的数据，请稍后重试。'],
    [
      'The service is briefly unavailable',
      'The database is recovering. Nothing confirmed was lost; please try again shortly.',
    ],
  ],
  DISK_FULL: [
    ['存储空间不足', '本次操作未保存。请管理员清理数据目录所在的磁盘后重试。'],
    [
      'The disk is full',
      'This change was not saved. An administrator must free space in the data directory; then try again.',
    ],
  ],
  FILE_STORE_UNAVAILABLE: [
    ['文件存储暂时不可用', '文件没有保存，请稍后重试。'],
    ['The file store is briefly unavailable', 'The file was not saved. Please try again later.'],
  ],
  BAD_REQUEST: [
    ['请求无法识别', '请检查请求的格式后重试。'],
    ['The request could not be read', 'Check the form of the request and try again.'],
  ],
  BODY_TOO_LARGE: [
    ['请求内容过大', '请减少内容后重试。'],
    ['The request is too large', 'Send less and try again.'],
  ],
  BODY_NOT_JSON: [
    ['请求格式不受支持', '请以 application/json 发送。'],
    ['The format is not supported', 'Send the request as application/json.'],
  ],
  VALIDATION_FAILED: [
    ['填写内容有误', '请按提示修改标出的内容。'],
    ['Some values are not valid', 'Correct the marked values and try again.'],
  ],
  REVIEW_CLOSED: [
    ['该任务已结束或正在系统检查', '页面显示的状态已过时，请刷新后查看结果。'],
    [
      'This task has ended or is being checked',
      'What you see is out of date; reload the page for the result.',
    ],
  ],
  REVIEW_OPEN: [
    ['已有一份在审核中', '请等待结果，或先撤回再提交。'],
    ['It is under review already', 'Wait for the result, or withdraw it before you submit again.'],
  ],
  REVIEW_OWN: [
    ['不能审核本账号提交的内容', '请由其他账号的审核员处理。'],
    ['You cannot decide what your own account submitted', 'A reviewer of another account has to.'],
  ],
  REVIEW_CLAIMED: [
    ['该任务已由他人领取', '{name} 正在处理；如需接手，请先将任务退回队列。'],
    [
      'Somebody else has this task',
      '{name} is working on it; to take over, give it back to the queue first.',
    ],
  ],
  REVIEW_NOT_YOURS: [
    ['请先领取任务', '只有领取任务的审核员可以记录检查结果。'],
    ['Claim the task first', 'Notes are kept for the reviewer who claimed it.'],
  ],
  REVIEW_CHECKLIST: [
    ['检查单尚未完成', '还有 {count} 项没有通过；请逐项确认，或以对应原因驳回。'],
    [
      'The checklist is not complete',
      '{count} items have not passed; go through them, or reject for that reason.',
    ],
  ],
  REVIEW_REASON: [
    ['请填写驳回原因', '至少选择一个有效的原因代码，并为每个原因写明说明。'],
    ['Say why it is rejected', 'Choose one valid reason code at least and write an explanation for each.'],
  ],
  CATEGORY_SLUG_TAKEN: [
    ['类目短名已被使用', '已有类目使用 {slug}，请换一个短名。'],
    ['This short name is taken', 'Another category is called {slug}; choose another short name.'],
  ],
  CATEGORY_HAS_PRODUCTS: [
    ['该类目下有商品', '该类目下有 {count} 个商品：可以隐藏它，但不能删除，也不能在它下面再建类目。'],
    [
      'This category holds products',
      'It holds {count} products: it can be hidden, but not deleted, and no category can stand below it.',
    ],
  ],
  CATEGORY_HAS_CHILDREN: [
    ['该类目下有子类目', '请先移走或删除它的子类目。'],
    ['This category has subcategories', 'Move or delete its subcategories first.'],
  ],
  CATEGORY_HAS_TAX_RULES: [
    ['税率表引用了该类目', '该类目有自己的税率行，不能删除；可以隐藏它。'],
    [
      'The tax table names this category',
      'It has rows of its own in the tax table and cannot be deleted; hide it instead.',
    ],
  ],
  CATEGORY_ORDER: [
    ['类目已有变化', '排序没有保存，请刷新后重新排序。'],
    ['The categories have changed', 'The order was not saved; reload the page and order them again.'],
  ],
  ATTRIBUTE_PRESET: [
    ['这是预置属性的编码', '{code} 由平台预置，不能用于自定义属性，请换一个编码。'],
    ['This code is preset', '{code} belongs to the marketplace; choose another code for your own attribute.'],
  ],
  TAG_TAKEN: [
    ['已有同名标签', '“{name}”已存在，请编辑它，或换一个名称。'],
    ['There is a tag of that name', '“{name}” exists already. Edit it, or choose another name.'],
  ],
  TAGS_MAX: [
    ['标签数量已达上限', '最多 {max} 个标签，请先删除不再需要的。'],
    ['There are too many tags', 'There may be {max}. Remove one that is no longer needed.'],
  ],
  ATTRIBUTE_CODE_TAKEN: [
    ['属性编码重复', '您已有编码为 {code} 的属性，请换一个编码。'],
    ['This code is taken', 'You have an attribute with the code {code} already; choose another.'],
  ],
  ATTRIBUTES_MAX: [
    ['属性数量已达上限', '最多保存 {max} 个自定义属性，请先删除不用的。'],
    ['You have as many attributes as allowed', '{max} can be kept; delete one that is not used.'],
  ],
  RATE_OVERLAP: [
    ['同一时间已有一行', '相同范围在这个生效时间已有一行，请换一个生效时间，或先撤回那一行。'],
    [
      'There is a row for this instant',
      'The same scope has a row with this effective time; choose another time, or take that row back first.',
    ],
  ],
  RATE_IN_EFFECT: [
    ['已生效的行不能撤回', '历史记录不可更改；如需调整，请添加一行新的、将来生效的记录。'],
    [
      'A row in effect cannot be taken back',
      'History does not change. To change the rate, add a row that takes effect later.',
    ],
  ],
  FEE_OVERRIDE_OPEN: [
    ['该商品已有待审批的费率', '请先处理已有的申请。'],
    ['A ratio for this product is waiting for approval', 'Decide the request that is there first.'],
  ],
  FEE_OVERRIDE_DECIDED: [
    ['该申请已处理', '页面显示的状态已过时，请刷新后查看。'],
    ['This request was decided already', 'What you see is out of date; reload the page.'],
  ],
  FEE_OVERRIDE_OWN: [
    ['不能审批自己提出的申请', '费率调整须由两个人完成，请让另一位运营人员审批。'],
    ['You cannot decide your own request', 'Two people are needed; another operator has to decide it.'],
  ],
  SYNONYM_TAKEN: [
    ['该词已在另一组', '“{word}”已在另一组同义词中，请先删除那一组。'],
    ['This word is in another group', '“{word}” has synonyms already; remove that group first.'],
  ],
  SYNONYMS_MAX: [
    ['同义词组数量已达上限', '最多保存 {max} 组，请先删除不用的。'],
    ['There are as many groups as allowed', '{max} can be kept; remove one that is not used.'],
  ],
  BAD_CURSOR: [
    ['翻页位置无效', '请从第一页重新开始。'],
    ['The page position is not valid', 'Start again from the first page.'],
  ],
  NOT_FOUND: [
    ['没有找到', '它不存在，或不属于当前账号。'],
    ['Not found', 'It does not exist, or it belongs to another account.'],
  ],
  RATE_LIMITED: [
    ['操作过于频繁', '请稍候再试。'],
    ['Too many requests', 'Please wait a moment and try again.'],
  ],
  SESSION_REQUIRED: [
    ['会话过期，请重新登录', '登录后会回到刚才的页面。'],
    ['Your session has ended; sign in again', 'After signing in you return to this page.'],
  ],
  ORIGIN_REFUSED: [
    ['请求来源不受信任', '请从本站页面操作。'],
    ['The request came from another site', 'Please use the pages of this site.'],
  ],
  IAM_FORBIDDEN: [
    ['无权限，请联系管理员', '缺少权限点 {permission}。'],
    ['You are not permitted to do this; ask your administrator', 'Permission {permission} is missing.'],
  ],
  IDEMPOTENCY_KEY_REQUIRED: [
    ['缺少 Idempotency-Key', '涉及资金、权益或资源的写操作须带 Idempotency-Key 请求头（8–200 个字符）。'],
    [
      'Idempotency-Key is missing',
      'Writes that move money, rights or resources need the header Idempotency-Key, 8 to 200 characters.',
    ],
  ],
  IDEMPOTENCY_KEY_REUSED: [
    ['该请求标识已用于另一请求', '请刷新页面后重新提交。'],
    ['This request key was used for another request', 'Reload the page and submit again.'],
  ],
  ACC_PHONE_LIMIT: [
    ['该手机号注册账号数量已达上限', '一个手机号最多注册 {limit} 个账号，请换一个手机号。'],
    [
      'This phone number has reached its account limit',
      'A phone number can hold {limit} accounts. Use another number.',
    ],
  ],
  ACC_EXISTS: [
    ['该账号已存在', '请直接登录，或换一个账号名或邮箱。'],
    ['This account already exists', 'Sign in, or choose another account name or e-mail.'],
  ],
  ACC_PWD_WEAK: [
    ['密码至少8个字符，须包含字母和数字，不能包含空格', '最多 32 个字符，且不能与账号名、手机号或邮箱相同。'],
    [
      'The password is too weak',
      'Use 8 to 32 characters with a letter and a digit, no space, and not your name, phone or e-mail.',
    ],
  ],
  MSG_PROOF_TOO_SOON: [
    ['确认链接发送过于频繁', '请在 {retryAfterSeconds} 秒后重新发送。'],
    ['A link was sent a moment ago', 'Send it again in {retryAfterSeconds} seconds.'],
  ],
  MSG_PROOFS_MANY: [
    ['今天发送的确认链接过多', '每个账号每天最多发送 {max} 个，请明天再试。'],
    ['Too many links were sent today', 'An account may send {max} a day. Try again tomorrow.'],
  ],
  MSG_PROOF_INVALID: [
    ['链接无效或已过期', '请联系邀请您的人重新发送。'],
    ['The link is not valid any more', 'Ask the person who invited you to send it again.'],
  ],
  MSG_RECEIVERS_MANY: [
    ['接收人数量已达上限', '最多添加 {max} 位接收人，请先删除不再需要的。'],
    ['There are too many receivers', 'An account has up to {max}. Remove one that is no longer needed.'],
  ],
  MSG_RECEIVER_CONFIRMED: [
    ['该地址已确认', '无需再次发送链接。'],
    ['The address is confirmed already', 'No link is needed.'],
  ],
  MSG_TYPE_MANDATORY: [
    ['该类消息不能退订', '安全与合规类消息必须保留默认的接收方式。'],
    ['Messages of this type cannot be turned off', 'Security and compliance messages keep their own ways.'],
  ],
  ACC_CODE_INVALID: [
    ['验证码错误或已过期', '请检查后重填，或重新获取验证码。'],
    ['The code is wrong or has expired', 'Check it, or ask for a new one.'],
  ],
  ACC_CODE_TOO_SOON: [
    ['验证码发送过于频繁', '请在 {retryAfterSeconds} 秒后重新获取。'],
    ['A code was sent a moment ago', 'Ask for a new one in {retryAfterSeconds} seconds.'],
  ],
  ACC_CODE_REQUIRED: [
    ['需要验证码', '账号已开启操作保护，请先获取并填写验证码。'],
    ['A code is needed', 'Operation protection is on. Ask for a code and enter it.'],
  ],
  ACC_LOGIN_FAILED: [
    ['账号或密码错误', '还可以尝试 {left} 次，之后登录将锁定 15 分钟。'],
    [
      'The name or the password is wrong',
      '{left} attempts are left before sign-in is locked for 15 minutes.',
    ],
  ],
  ACC_LOGIN_LOCKED: [
    ['登录已锁定', '连续失败次数过多，请在 15 分钟后重试，或重置密码。'],
    ['Sign-in is locked', 'Too many failed attempts. Try again in 15 minutes, or reset the password.'],
  ],
  ACC_PASSWORD_WRONG: [
    ['当前密码错误', '请重新输入当前密码。'],
    ['The current password is wrong', 'Enter your current password again.'],
  ],
  ACC_RESET_AMBIGUOUS: [
    ['该手机号关联了多个账号', '请改填要找回的账号名，验证码可以继续使用。'],
    [
      'This phone number belongs to several accounts',
      'Enter the name of the account instead; the code stays valid.',
    ],
  ],
  ACC_CONTACT_MISSING: [
    ['没有可接收验证码的联系方式', '请先为账号绑定手机号或邮箱。'],
    ['No code can reach you', 'Add a phone number or an e-mail address to the account first.'],
  ],
  ACC_REALNAME_REQUIRED: [
    ['请先完成实名认证', '付款前需要完成实名认证，可在账号中心办理，通常立即完成。'],
    [
      'Complete real-name verification first',
      'It is needed before paying. Do it in your account center; it usually takes a moment.',
    ],
  ],
  ACC_REALNAME_STATE: [
    ['当前状态不能提交实名认证', '账号已认证或正在审核。'],
    ['Real-name verification cannot be submitted now', 'The account is verified already or under review.'],
  ],
  ACC_NOT_ENABLED: [
    ['尚未开通云服务', '请先在账号中心同意条款并开通。'],
    ['The service is not enabled', 'Accept the terms in your account center first.'],
  ],
  ACC_AGREEMENT: [
    ['请阅读并同意协议', '注册需要同意用户协议和隐私声明。'],
    [
      'Please read and accept the agreements',
      'Registration needs the user agreement and the privacy statement.',
    ],
  ],
  IAM_USER_EXISTS: [
    ['用户名已存在', '请换一个子用户名。'],
    ['This user name is taken', 'Choose another sub-user name.'],
  ],
  IAM_USER_LIMIT: [
    ['子用户数量已达上限', '一个账号最多 {limit} 个子用户。'],
    ['The sub-user limit is reached', 'An account can have {limit} sub-users.'],
  ],
  IAM_BEYOND_OWN: [
    [
      '您没有要授予的全部权限',
      '只能授予您自己拥有的权限和商品，也不能修改权限比您多的用户。请由主账号操作。',
    ],
    [
      'This goes beyond your own rights',
      'You can grant only permissions and products that you have, and cannot change users who have more. Ask the owner of the account.',
    ],
  ],
  IAM_NOT_ONESELF: [
    ['不能修改自己的权限', '请由主账号或其他管理员操作。'],
    ['You cannot change your own rights', 'Ask the owner of the account or another administrator.'],
  ],
  IAM_GROUP_EXISTS: [
    ['用户组名称已存在', '请换一个名称。'],
    ['This group name is taken', 'Choose another name.'],
  ],
  IAM_GROUP_LIMIT: [
    ['用户组数量已达上限', '一个账号最多 {limit} 个自定义用户组，请先删除不用的。'],
    ['The group limit is reached', 'An account can have {limit} own groups. Delete one first.'],
  ],
  IAM_ADMIN_GROUP: [
    ['发布镜像和 API 商品需要账号管理员身份', '请主账号在账号中心把您的角色设为“管理员”，或由主账号发布。'],
    [
      'Image and API products are published by administrators of the account',
      'Ask the owner to make you an administrator in the account center, or to publish it.',
    ],
  ],
  IAM_PRODUCT_GRANT: [
    ['您的账号仅限指定商品', '发布新商品需要不限商品的子用户或主账号操作。'],
    [
      'Your user is limited to certain products',
      'A new product has to be published by the owner or by a user without this limit.',
    ],
  ],
  ACCESS_KEY_LIMIT: [
    ['访问密钥数量已达上限', '每个用户最多 {limit} 个访问密钥，请先删除不用的。'],
    ['The access key limit is reached', 'A user can have {limit} access keys. Delete one first.'],
  ],
  ELIG_OFF_SHELF: [
    ['商品或规格已下架', '可以看看同类的其他商品。'],
    ['This product or specification is no longer sold', 'Similar products are listed below.'],
  ],
  ELIG_ACCOUNT: [
    ['账号当前不能下单', '账号处于受限状态，请联系客服。'],
    ['This account cannot order now', 'The account is restricted. Please contact support.'],
  ],
  ELIG_REGION: [
    ['您的账号注册地不在该商品可销售区域', '可以浏览该商品，但不能购买。'],
    ['This product is not sold in the region of your account', 'You may look at it, but not buy it.'],
  ],
  ELIG_SALE_OBJECT: [
    ['该商品/规格仅限指定用户购买，请联系商家授权', '商家的联系方式在商品详情页。'],
    [
      'Only selected customers can buy this',
      'Ask the seller for authorization; contact details are on the product page.',
    ],
  ],
  ELIG_LIMIT_COUNT: [
    ['该规格限购，您已购买过', '每个账号限购一次，或须等已购资源到期后再买。未支付的订单也计入。'],
    [
      'You have bought this already, and it is limited',
      'An account may buy it once, or again when what it bought has expired. Unpaid orders count as well.',
    ],
  ],
  ELIG_LIMIT_QTY: [
    ['超过每个账号的限购数量', '请减少数量；已购和未支付的数量也计入。'],
    [
      'This is more than one account may buy',
      'Choose a smaller quantity; what you bought or have not paid yet counts as well.',
    ],
  ],
  ELIG_STOCK: [
    ['库存不足', '该规格已售罄或余量不够，请减少数量、换一个规格，或联系商家补货。'],
    [
      'Sold out',
      'Too few pieces are left. Choose a smaller quantity or another specification, or ask the seller.',
    ],
  ],
  ELIG_SKU: [
    ['所选规格组合或数量不可购买', '请重新选择。'],
    ['This selection cannot be bought', 'Choose another combination or quantity.'],
  ],
  ELIG_SELF: [
    ['不能购买自己的商品', '如需测试，请使用另一个买家账号。'],
    ['You cannot buy your own product', 'Use another buyer account for a test.'],
  ],
  ELIG_AGREEMENT: [
    ['请阅读并同意协议', '需要同意商品服务协议、用户协议和隐私声明。'],
    [
      'Please read and accept the agreements',
      'The product agreement, the user agreement and the privacy statement are needed.',
    ],
  ],
  ELIG_DELIVERY: [
    ['该商品暂不支持在线开通', '本站尚不能自动开通此类商品，请联系商家。'],
    [
      'This product cannot be opened online yet',
      'The marketplace cannot open this kind of product by itself yet. Please contact the seller.',
    ],
  ],
  PUB_BLOCKED: [
    ['暂时不能发布商品', '还有 {count} 项前提没有满足，请按列出的内容逐项完成后再试。'],
    ['You cannot publish yet', '{count} conditions are not met; see to what is listed, then try again.'],
  ],
  PUB_APPLICATION_OPEN: [
    ['该商品已有一份申请', '请在“我的申请”中继续编辑，或撤回、删除后再新建。'],
    [
      'The product has an application already',
      'Go on with it under My applications, or withdraw or delete it first.',
    ],
  ],
  PUB_DRAFT_CHANGED: [
    ['草稿已被他人修改', '{by} 在 {at} 保存了新的版本。您填写的内容仍在页面上：请查看最新版本后再保存。'],
    [
      'Somebody else changed the draft',
      '{by} saved it at {at}. What you wrote is still on your page: look at the newer version before you save.',
    ],
  ],
  PUB_NOT_EDITABLE: [
    ['该申请现在不能修改', '请先撤回审核中的申请；已被取代的申请请在最新一份上修改。'],
    [
      'This application cannot be changed now',
      'Withdraw it from review first; one that was superseded is changed in its newest.',
    ],
  ],
  PUB_STATE: [
    ['该申请的状态不允许此操作', '状态已变化，请刷新后查看。'],
    ['The state of the application does not allow this', 'It has changed; reload the page.'],
  ],
  PUB_BASE_CHANGED: [
    ['商品在您修改期间已有更新', '请查看已上架的最新内容，确认以此为基础继续后再提交。'],
    [
      'The product changed while you wrote',
      'Look at what is listed now, go on from there, then submit again.',
    ],
  ],
  PUB_UNCHANGED: [
    ['没有修改任何内容', '请修改后再提交，或删除这份申请。'],
    ['Nothing was changed', 'Change something before you submit, or delete the application.'],
  ],
  PUB_REMOVED: [
    ['商品已停售', '停售的商品不能再修改，请作为新商品发布。'],
    ['The product was removed', 'A removed product cannot be changed; publish a new one.'],
  ],
  PRODUCT_STATE: [
    ['商品当前状态不允许此操作', '状态可能刚刚发生变化，请刷新页面后再看。'],
    [
      'The product is not in a state for this',
      'Its state may have changed a moment ago; reload the page and look again.',
    ],
  ],
  PRODUCT_REMOVAL_CONTACT: [
    ['平台商品不能自行下架', '请联系运营人员下架。'],
    ['Products of the platform are not removed here', 'Ask operations to take it from sale.'],
  ],
  PRODUCT_REMOVAL_CONSENT: [
    ['还有 {orders} 个订单在履约，联营商品暂不能下架', '请等订单完成，或请运营人员同意后下架。'],
    [
      '{orders} orders are in performance, so this joint product cannot be removed yet',
      'Wait until they are finished, or ask operations to take it from sale.',
    ],
  ],
  PRODUCT_FREEZE_END: [
    ['冻结的结束时间已经过去', '请填写将来的时间，或不填写结束时间。'],
    ['The end of the freeze is past', 'Choose a time that is still to come, or none.'],
  ],
  RESALE_PRODUCT: [
    ['该商品不能授权转售', '只有 SaaS、License、服务、硬件和镜像类的一般商品可以授权转售。'],
    ['This product cannot be resold', 'General products of SaaS, license, service, hardware and image can.'],
  ],
  RESALE_ACCOUNT: [
    ['账号 ID 与名称不一致，或账号不存在', '请向对方核对账号 ID 和名称。'],
    ['No account has this id and name', 'Check both with the other side.'],
  ],
  RESALE_NO_PARTNER: [
    ['该账号不是伙伴', '请填写转售伙伴的账号。'],
    ['This account is no partner', 'Name the account of a resale partner.'],
  ],
  RESALE_ACCOUNT_TYPE: [
    ['该账号不能作为转售客户', '转售客户须是企业买家账号。'],
    ['This account cannot be a customer of resale', 'It has to be an enterprise that buys.'],
  ],
  RESALE_NO_PRODUCT_LEVEL: [
    ['请先设置商品级授权', '在“商品级”中授权该商品后，再为伙伴或客户单独授权。'],
    [
      'Authorize the product first',
      'Set what all partners get, then agree on more for one partner or customer.',
    ],
  ],
  RESALE_NOT_BELOW: [
    ['折扣不低于上一级', '折扣须满足：商品级 > 伙伴级 > 客户级。请填写更低的折扣。'],
    [
      'The discount is not below the level above',
      'Of the list price, a customer pays less than a partner, and a partner less than all partners. Enter a lower value.',
    ],
  ],
  RESALE_NOT_ABOVE: [
    ['折扣不高于下一级', '折扣须满足：商品级 > 伙伴级 > 客户级。请填写更高的折扣，或先使下一级授权失效。'],
    [
      'The discount is not above the level below',
      'Enter a higher value, or end the authorizations of the level below first.',
    ],
  ],
  RESALE_EXISTS: [
    ['该商品已有商品级授权', '请修改已有的授权。'],
    ['The product is authorized already', 'Change the authorization that stands.'],
  ],
  RESALE_STATE: [
    ['授权的状态已变化', '请刷新页面查看最新状态。'],
    ['The authorization has moved on', 'Reload the page to see where it stands.'],
  ],
  RESALE_NEEDED: [
    ['还有伙伴级或客户级授权', '请先使该商品的伙伴级和客户级授权失效。'],
    ['Others build on it', 'End the authorizations of partners and customers of this product first.'],
  ],
  UPGRADE_PRODUCT: [
    ['该商品不能设置升级规则', '升级规则只适用于自动开通的 SaaS 商品。'],
    ['This product takes no upgrade rules', 'They are for SaaS products that open automatically.'],
  ],
  UPGRADE_REMOVED: [
    ['所选 SKU 已不在售，没有保存', '请刷新页面，在同一规格内重新选择。'],
    ['A SKU is not on sale, so nothing was saved', 'Reload the page and choose within one specification.'],
  ],
  UPGRADE_NOT_PERIOD: [
    ['两个 SKU 没有共同的计费周期', '只有都按月或都按年计费的 SKU 之间可以升级。'],
    ['The two SKUs share no period', 'Both have to be sold by month, or both by year.'],
  ],
  UPGRADE_NOT_DEARER: [
    ['目标 SKU 不比原 SKU 贵', '在每个共同周期、每个数量区间，目标单价都必须更高。'],
    [
      'The target is not dearer than the source',
      'Its unit price has to be higher in every period that both have and at every quantity.',
    ],
  ],
  UPGRADE_EXISTS: [
    ['已有相同的升级规则', '列表中已有这条规则，无需重复添加。'],
    ['This rule exists already', 'It stands in the list.'],
  ],
  UPGRADE_ENDED: [
    ['该规则已失效', '请刷新页面查看最新状态。'],
    ['The rule has ended', 'Reload the page to see where it stands.'],
  ],
  UPGRADE_CASE: [
    ['请先调试升级接口', '在“应用接入调试”中调通升级接口并保存用例，再添加升级规则。'],
    [
      'Debug the upgrade interface first',
      'Under Access debugging, get the upgrade interface to work and save the case; then add the rule.',
    ],
  ],
  SALES_SPECIFICATION: [
    ['所选规格或 SKU 已不在售，没有保存', '请刷新页面后重新设置。'],
    ['A specification or SKU is not on sale, so nothing was saved', 'Reload the page and set it again.'],
  ],
  SALES_TWICE: [
    ['同一规格设置了两次，没有保存', '每个规格只保留一项。'],
    ['A specification is named twice, so nothing was saved', 'Name each one once.'],
  ],
  SALES_LIMIT_ON_DEMAND: [
    ['按需计费的规格不能限购', '请只为包周期或一次性计费的规格设置限购。'],
    [
      'What is paid by use cannot be limited',
      'Set limits for specifications that are paid by period or once.',
    ],
  ],
  SALES_LIMIT_QUANTITY: [
    ['该规格没有数量属性', '请改为限制购买次数。'],
    ['This specification has no quantity', 'Limit how often it is bought instead.'],
  ],
  SALES_FOLLOWS: [
    ['商品已限定销售对象，规格不能另设', '请把规格改为“所有用户”，或先放开商品的限制。'],
    [
      'The product decides who may buy',
      'Set its specifications to everyone, or open the product to everyone first.',
    ],
  ],
  SALES_ACCOUNTS: [
    ['有账号核对不上，没有保存', '请逐一核对标出的账号 ID 和名称。'],
    [
      'Some accounts do not match, so nothing was saved',
      'Check the id and the name of those that are marked.',
    ],
  ],
  SALES_RELATED: [
    ['关联的商品或规格不正确', '商品只能关联您自己的其他商品，规格只能关联同一商品的其他规格。'],
    [
      'The related products or specifications are wrong',
      'A product relates to your other products, a specification to others of its product.',
    ],
  ],
  SALES_REGION_ENTITY: [
    ['还不能在所选的国家/地区销售，没有保存', '请先签署并认证覆盖它的签约主体，再选择该国家/地区。'],
    [
      'A chosen country or region cannot be sold in yet, so nothing was saved',
      'Sign and certify with the entity that covers it, then choose it again.',
    ],
  ],
  SALES_REGION: [
    ['有国家/地区代码不正确，没有保存', '请按标出的位置改正。'],
    ['A country code is wrong, so nothing was saved', 'Correct what is marked.'],
  ],
  PUB_STALE: [
    ['申请内容已不能上架', '提交之后有条件发生了变化，请驳回并说明列出的问题。'],
    [
      'The application can no longer be listed',
      'Something changed since it was submitted; reject it, naming what is listed here.',
    ],
  ],
  PRODUCT_DOCUMENT_REFUSED: [
    ['商品内容有误，没有保存', '请按列出的位置逐项修改后重新提交。'],
    ['The product was not saved', 'Correct what is listed, place by place, and send it again.'],
  ],
  PRODUCT_SLUG_TAKEN: [
    ['短名已被使用', '“{slug}”属于另一件商品，请换一个短名。'],
    ['The short name is taken', '“{slug}” belongs to another product; choose another short name.'],
  ],
  PRODUCT_REVISION: [
    ['商品已被他人修改', '没有保存。请读取最新内容（版本 {revision}），合并您的修改后再提交。'],
    [
      'Somebody has changed this product',
      'Nothing was saved. Read it again (revision {revision}), put your changes in, and send it.',
    ],
  ],
  PRODUCT_NEEDS_REVIEW: [
    ['已上架的商品经审核后才能修改', '没有保存。请用 dryRun=true 查看差异，并联系运营人员修改。'],
    [
      'A listed product changes after review',
      'Nothing was saved. See the difference with dryRun=true, and ask the operator to make the change.',
    ],
  ],
  ORD_OPENING_STATE: [
    ['现在不能取消开通', '服务已开通、已退款，或商家尚未返回失败。请刷新页面查看最新状态。'],
    [
      'The opening cannot be canceled now',
      'It is open, refunded, or the seller has not failed yet. Refresh to see where it stands.',
    ],
  ],
  ORD_STATE: [
    ['订单当前状态不支持该操作', '请刷新后查看订单的最新状态。'],
    ['The order does not allow this now', 'Reload to see its current state.'],
  ],
  ORD_TOO_MANY: [
    ['一次最多选择 30 个订单', '请减少选择后重试。'],
    ['Choose at most 30 orders at once', 'Select fewer and try again.'],
  ],
  ORD_ITEMS: [
    ['一次只能购买同一商家的商品', '请分别下单。'],
    ['An order holds products of one seller', 'Place separate orders.'],
  ],
  PAY_PRICE_CHANGED: [
    ['商品价格或规格已变化，请重新下单', '没有扣款。请回到商品页确认新的价格。'],
    [
      'The price or specification has changed; please order again',
      'Nothing was charged. Go back to the product page to see the new price.',
    ],
  ],
  PAY_BALANCE: [
    ['余额不足', '还差 {missing} {currency}，充值后可继续支付这笔订单。'],
    ['Insufficient balance', '{missing} {currency} is missing. Top up, then pay this order.'],
  ],
  PAY_AMOUNT: [
    ['金额无效', '请输入 {min} 到 {max} 之间、最多两位小数的金额。'],
    ['The amount is not valid', 'Enter an amount from {min} to {max} with at most two decimals.'],
  ],
  PAY_TOP_UP_CHANNEL: [
    ['暂无可用的充值渠道', '请联系运营人员线下入账。'],
    ['No top-up channel is available', 'Ask the operator to book a transfer.'],
  ],
  INST_STATE: [
    ['资源当前状态不支持该操作', '请刷新后查看最新状态。'],
    ['The service does not allow this now', 'Reload to see its current state.'],
  ],
  INST_NO_SECRET: [
    ['没有可显示的密码', '商家没有为该资源提供初始密码。'],
    ['There is no password to show', 'The seller delivered no initial password.'],
  ],
  INST_SELLER_UNREACHABLE: [
    ['暂时无法从商家获取信息', '已保留上次的信息，请稍后重试。'],
    ['The seller could not be reached', 'The last known information is kept. Please try again later.'],
  ],
  'APP-002': [
    ['生产地址必须是域名', '请使用 https 域名地址，不能使用 IP；沙箱可使用 http://localhost。'],
    [
      'The address must be a domain',
      'Use an https address with a domain name, not an IP. In the sandbox http://localhost is allowed.',
    ],
  ],
  APP_ENDPOINT_EXISTS: [
    ['该地址已登记', '请使用列表中的地址。'],
    ['This address is registered already', 'Use the one in the list.'],
  ],
  APP_ENDPOINT_BOUND: [
    ['该地址已绑定商品，不能删除', '请先为 {count} 个商品更换地址。'],
    [
      'This address is used by products and cannot be deleted',
      'Change the address of {count} product(s) first.',
    ],
  ],
  APP_KEY_BOUND: [
    ['该密钥已绑定接口，不能删除', '请先绑定另一个密钥。'],
    ['This key is bound to an interface and cannot be deleted', 'Bind another key first.'],
  ],
  APP_ENDPOINT_UNPROVEN: [
    [
      '尚未找到验证内容',
      '请按提示放置验证文件，或添加 DNS 的 TXT 记录后再试。文件：{file}；TXT 记录：找到 {dns} 条，均不匹配。',
    ],
    [
      'The proof was not found yet',
      'Put the file in place or add the DNS TXT record, then try again. File: {file}. TXT records found: {dns}, none of them the right one.',
    ],
  ],
  APP_NOTIFY_EXISTS: [
    ['已有该范围的订单通知配置', '修改前请先删除原配置。'],
    ['Orders of this scope are told of already', 'Delete the present rule before you make another.'],
  ],
  APP_NOTIFY_IMAGE: [
    ['镜像商品没有订单通知', '请选择其他接入类型或商品。'],
    ['There is no order notification for images', 'Choose another access type or product.'],
  ],
  APP_NOTIFY_KEY: [
    ['该地址暂时不能接收订单通知', '请先验证地址，并在密钥管理中为“通用接口”绑定密钥。'],
    [
      'This address cannot be told of orders yet',
      'Verify the address and bind a key to the general interface first.',
    ],
  ],
  APP_NOTIFY_SCOPE: [
    ['请选择一个接入类型或一个商品', '两者必须且只能选一个。'],
    ['Choose an access type or a product', 'Exactly one of the two is needed.'],
  ],
  APP_KEY_CONFIRM: [
    ['更换密钥会影响在售商品', '在售商品的拨测和下单将受影响（{count} 个商品），请确认后提交。'],
    [
      'Changing the key affects listed products',
      'Probing and ordering of {count} listed product(s) will be affected. Confirm to go on.',
    ],
  ],
  MSG_STATE: [
    ['该消息当前不能重新启动', '只有重试中或已停止的消息可以重新启动。'],
    [
      'This message cannot be restarted now',
      'Only messages that are being retried or stopped can be restarted.',
    ],
  ],
  LIC_STATE: [
    ['授权码当前不能领取', '授权码可能已被领取或已失效，请刷新页面查看最新状态。'],
    [
      'The code cannot be claimed now',
      'It may have been claimed already, or have ended. Reload the page to see its state.',
    ],
  ],
  LIC_NOT_CLAIMED: [
    ['授权码尚未领取', '请先领取授权码，再查看或复制。'],
    ['The code has not been claimed', 'Claim it first; then it can be shown and copied.'],
  ],
  LIC_TERM_NEEDED: [
    ['请填写 License 的失效时间', '按周期购买的服务须填写失效时间，且不晚于服务到期时间。'],
    [
      'Say when the license is to end',
      'A service bought for a period needs an end that is not later than its own expiry.',
    ],
  ],
  LIC_TERM_OUTSIDE: [
    ['License 的有效期超出服务期限', '请把生效和失效时间选在服务开始与到期之间，且生效早于失效。'],
    [
      'The license would reach beyond the service',
      'Choose a start and an end between the beginning and the expiry of the service, the start first.',
    ],
  ],
  LIC_REQUESTS_WAITING: [
    ['等待商家处理的申请过多', '已有 {limit} 个申请等待商家上传 License，请稍后再申请或联系商家。'],
    [
      'Too many requests are waiting',
      '{limit} requests wait for the seller to upload a license. Try again later, or contact the seller.',
    ],
  ],
  LIC_TEST_VALIDITY: [
    ['有效期无效', '最长 {days} 天；新申请的测试码须选择将来的日期。'],
    ['The validity is not possible', 'At most {days} days ahead; a new test code needs a day in the future.'],
  ],
  LIC_TEST_LIMIT: [
    ['测试授权码数量已达上限', '最多同时保留 {limit} 个，请先删除不用的测试授权码。'],
    ['You have as many test codes as possible', 'At most {limit} at once. Delete those you no longer need.'],
  ],
  SANDBOX_ONLY: [
    ['仅在沙箱中可用', '此功能会模拟订单与时间，生产环境不提供；请在沙箱中使用。'],
    [
      'Only in the sandbox',
      'This plays with orders and time, so production does not offer it. Use a sandbox.',
    ],
  ],
  DEBUG_NO_KEY: [
    ['该接口没有绑定密钥', '请在密钥管理中为该接口类型绑定密钥后重试。'],
    ['No key is bound to this interface', 'Bind a key to its interface class under Keys, then try again.'],
  ],
  DEBUG_ENDPOINT_UNVERIFIED: [
    ['地址尚未通过验证', '请在生产地址管理中完成域名验证后重试。'],
    ['The address is not verified', 'Verify the host under Endpoints, then try again.'],
  ],
  DEBUG_NO_CASES: [
    ['还没有调试用例', '请先在应用接入调试中调试并保存用例。'],
    ['There are no cases yet', 'Debug an interface and save it as a case first.'],
  ],
  DEBUG_ROUND_RUNNING: [
    ['用例正在重跑', '请等待当前一轮完成。'],
    ['Cases are being replayed', 'Wait until the present round has finished.'],
  ],
  TEST_SUB_STATE: [
    ['当前状态不能执行此操作', '订阅的状态已变化，请刷新后查看可用的操作。'],
    ['Not possible in this state', 'The subscription has moved on. Reload to see what is open now.'],
  ],
  TEST_SUB_BUSY: [
    ['正在执行上一个操作', '请等待它完成后再试。'],
    ['The last step is still running', 'Wait until it has finished, then try again.'],
  ],
  TEST_SUB_CLOCK: [
    ['时钟不能推进到该时刻', '该时刻已过去，或这个订阅没有该时刻。'],
    ['The clock cannot go there', 'That moment lies behind, or this subscription has none.'],
  ],
  TEST_SUB_LIMIT: [
    ['测试订阅已达上限', '最多同时保留 {count} 个未结束的测试订阅，请先释放一些。'],
    ['Too many test subscriptions', 'At most {count} may be open at once. Release some first.'],
  ],
  CONFORMANCE_RUNNING: [
    ['一致性检测正在运行', '同一商家同时只能运行一次，请等待完成或先停止。'],
    ['A conformance run is going on', 'One run at a time. Wait for it to end or stop it first.'],
  ],
  CREDENTIAL_STATE: [
    ['当前状态不能执行此操作', '凭证的状态已变化，请刷新后查看可用的操作。'],
    ['Not possible in this state', 'The credential has moved on. Reload to see what is open now.'],
  ],
  CREDENTIAL_LOGIN_TAKEN: [
    ['应用登录地址已被使用', '每个应用的登录地址须唯一，请更换后重试。'],
    ['The login address is in use', 'Every application needs a login address of its own.'],
  ],
  CREDENTIAL_MULTI: [
    ['多实例绑定不能关闭', '已允许多个订单绑定到同一企业，不能改回。'],
    ['Multi-instance binding cannot be turned off', 'Several orders may be bound to one enterprise already.'],
  ],
  CREDENTIAL_PRODUCT: [
    ['不能绑定到该商品', '只能绑定到尚未绑定其他凭证的联营商品。'],
    ['It cannot be bound to this product', 'Choose a joint product that has no credential yet.'],
  ],
  CREDENTIAL_SYNC_FAILED: [
    ['商家服务没有接受同步', '凭证未变更；请在详情中查看调用结果，修正后重试。'],
    [
      'The seller’s server did not take the change',
      'Nothing was changed. See the calls in the details, mend and try again.',
    ],
  ],
  UPLOAD_ROLE: [
    ['当前账号不能上传这类文件', '这类文件由商家上传；请先申请入驻，或换用商家账号。'],
    [
      'This account cannot upload files of this kind',
      'Sellers hand them in: apply to become one, or use the account of a seller.',
    ],
  ],
  UPLOAD_NAME: [
    ['文件名不可用', '文件名不能含斜杠、控制字符，也不能以点或空格开头。请改名后重新选择。'],
    [
      'The file name cannot be used',
      'It must not hold slashes or control characters, nor start with a dot or a space. Rename the file and choose it again.',
    ],
  ],
  UPLOAD_NAME_CHARACTERS: [
    ['文件名含有不允许的字符', '除扩展名外只能用字母、数字、“-”、“_”和半角括号。请改名后重新选择。'],
    [
      'The file name has characters that are not allowed',
      'Before the ending only letters, digits, - _ and half-width brackets may be used. Rename the file and choose it again.',
    ],
  ],
  UPLOAD_TYPE: [
    ['不支持这种文件', '这里可以上传：{allowed}。'],
    ['This type of file is not taken here', 'Upload one of: {allowed}.'],
  ],
  UPLOAD_TOO_LARGE: [
    ['文件过大', '这里的文件不得超过 {max}，请缩小后重新选择。'],
    ['The file is too large', 'At most {max} are taken here. Make it smaller and choose it again.'],
  ],
  UPLOADS_OPEN: [
    ['未完成的上传过多', '最多同时有 {max} 个未完成的上传。请完成或取消其中一些。'],
    [
      'Too many unfinished uploads',
      'At most {max} may be unfinished at once. Finish or cancel some of them.',
    ],
  ],
  UPLOAD_QUOTA: [
    ['账号的文件空间已满', '所有文件合计不得超过 {max}。请删除不再需要的文件或联系平台。'],
    [
      'The account’s space for files is full',
      'All files together may have {max}. Delete what is not needed any more, or ask the operator.',
    ],
  ],
  UPLOAD_OFFSET: [
    ['上传位置不一致', '服务器已收到的内容与所发送的位置不同，请查询进度后从那里继续。'],
    [
      'The upload is somewhere else',
      'What was received does not end where this part begins. Ask for the offset and go on from there.',
    ],
  ],
  UPLOAD_OFFSET_HEADER: [
    ['缺少上传位置', '请在 Upload-Offset 头中给出字节位置。'],
    ['The offset is missing', 'Send the header Upload-Offset with a number of bytes.'],
  ],
  UPLOAD_TUS_VERSION: [
    ['上传协议版本不符', '请在 Tus-Resumable 头中给出 1.0.0。'],
    ['The upload protocol does not fit', 'Send the header Tus-Resumable with 1.0.0.'],
  ],
  UPLOAD_PART_TYPE: [
    ['分片类型不符', '分片须以 application/offset+octet-stream 发送。'],
    ['The part has another type', 'Send parts as application/offset+octet-stream.'],
  ],
  UPLOAD_PART_TOO_LARGE: [
    ['分片过大', '分片超过了文件剩余的长度或单次上限，请减小分片后重试。'],
    [
      'The part is too large',
      'It is longer than the rest of the file, or than one request may be. Send smaller parts.',
    ],
  ],
  UPLOAD_PARTS: [
    ['分片过多', '请重新上传并使用较大的分片。'],
    ['There are too many parts', 'Start again with larger parts.'],
  ],
  UPLOAD_CLOSED: [
    ['文件已经收全', '不能再追加内容，请查看检查结果。'],
    ['The file is complete', 'Nothing can be added any more. Look at the result of the check.'],
  ],
  UPLOAD_NOT_READY: [
    ['文件还不能使用', '文件尚未传完、正在检查或未通过检查。请等待检查完成，或重新上传。'],
    [
      'The file cannot be used yet',
      'It is incomplete, being checked, or was refused. Wait for the check, or upload it again.',
    ],
  ],
  UPLOAD_PURPOSE: [
    ['文件是为其他用途上传的', '请在所示字段中重新上传。'],
    ['The file was uploaded for another purpose', 'Upload it again at the field that is named.'],
  ],
  UPLOAD_IN_USE: [
    ['文件正在使用', '请先从使用它的内容中移除。'],
    ['The file is in use', 'Take it out of what uses it first.'],
  ],
  'AST-002': [
    ['资产已关联商品，不能删除', '请先在商品中改用其他资产或版本。'],
    [
      'The asset is linked to a product and cannot be deleted',
      'Let the product refer to another asset or version first.',
    ],
  ],
  'AST-003': [
    ['应用资产至少需要一个部署模板', '请先为该应用增加另一个模板，再删除这一个。'],
    [
      'An application asset needs at least one template',
      'Add another template for the application, then delete this one.',
    ],
  ],
  ASSET_STATE: [
    ['当前状态不能进行此操作', '资产的状态已变化，请刷新后查看可进行的操作。'],
    ['Not possible in this state', 'The asset has moved on. Reload to see what is open now.'],
  ],
  ASSET_INCOMPLETE: [
    ['内容还不完整', '请补齐标出的字段和自查准则后再提交。'],
    [
      'The content is not complete yet',
      'Fill in the fields and criteria that are marked, then submit again.',
    ],
  ],
  ASSET_ACKNOWLEDGE: [
    ['请先确认镜像发布的影响', '发布后私有镜像成为市场镜像：将被锁定，不能再免费部署、共享或二次发布。'],
    [
      'Confirm what publishing does to the image first',
      'The private image becomes a market image: it is locked, and can no longer be deployed free of charge, shared or published again.',
    ],
  ],
  ASSET_SCANS_MAX: [
    ['检测中的 SaaS 资产过多', '同时最多检测 {max} 个，请等待其中一个完成。'],
    [
      'Too many SaaS assets are being checked',
      'At most {max} are checked at once. Wait until one has finished.',
    ],
  ],
  ASSET_UNFINISHED: [
    ['已有未完成的版本', '请先完成或删除该版本，再新建版本。'],
    ['Another version is unfinished', 'Finish or delete it before you begin the next one.'],
  ],
  ASSET_LABEL_TAKEN: [
    ['版本号已使用', '请换一个版本号。'],
    ['The version exists already', 'Choose another version number.'],
  ],
  ASSET_DOMAIN: [
    ['网站地址无效', '请填写以 https:// 开头、使用域名的地址。'],
    ['The website’s address is not valid', 'Enter an address with a domain name that starts with https://.'],
  ],
  ASSET_DOMAIN_TAKEN: [
    ['该网站已添加', '请在列表中查看。'],
    ['The website is there already', 'Look for it in the list.'],
  ],
  ASSET_DOMAINS_MAX: [
    ['网站过多', '最多 {max} 个，请先移除不再使用的网站。'],
    ['Too many websites', 'At most {max} are kept. Remove those that are not used any more.'],
  ],
  ASSET_DOMAIN_UNPROVEN: [
    ['没有找到验证文件', '请把验证文件原样放到 {url}。实际结果：{found}。'],
    ['The verification file was not found', 'Put the file, unmodified, at {url}. What was found: {found}.'],
  ],
  ASSET_DOMAIN_IN_USE: [
    ['有资产正在使用该网站', '请先从资产中移除。'],
    ['An asset uses the website', 'Take it out of the asset first.'],
  ],
  CLOCK_FIXED: [
    ['时钟不可调整', '只有沙箱环境可以调整时钟。'],
    ['The clock cannot be moved', 'Only a sandbox has a movable clock.'],
  ],
  CLOCK_BUSY: [
    ['时钟正在推进', '请等待当前推进完成。'],
    ['The clock is being moved', 'Wait until the present run has finished.'],
  ],
  CLOCK_SPAN: [
    ['时间长度无效', '请使用 30d、12h 这样的写法，最长 4000d。'],
    ['The span is not valid', 'Write it like 30d or 12h, at most 4000d.'],
  ],
  'ONB-001': [
    ['请先完成实名认证', '入驻需要已完成实名认证的账号，请到账号中心认证后再申请。'],
    [
      'Complete real-name verification first',
      'Only a verified account can apply. Verify it in the account center, then come back.',
    ],
  ],
  'ONB-002': [
    ['该账号不能申请入驻', '原因：{reason}。'],
    ['This account cannot apply', 'The reason: {reason}.'],
  ],
  'ONB-003': [
    ['公司介绍不能含有链接', '请删除网址后再提交；公司网站请填写在“公司网站”一栏。'],
    [
      'The introduction must not contain links',
      'Remove the addresses and submit again; the website has a field of its own.',
    ],
  ],
  ONB_STATE: [
    ['申请的状态已变化', '请刷新页面查看最新状态。'],
    ['The application has moved on', 'Reload the page to see where it stands.'],
  ],
  ONB_EDITED: [
    ['申请已在别处修改', '您在另一个页面或设备上保存过这份申请。请刷新后再继续，以免互相覆盖。'],
    [
      'The application was changed elsewhere',
      'It was saved in another tab or on another device. Reload before you go on, so that nothing is overwritten.',
    ],
  ],
  ONB_NOT_ELIGIBLE: [
    ['该账号已不符合入驻条件', '提交后账号或企业的状态发生了变化，请驳回申请并说明原因。'],
    [
      'The account no longer qualifies',
      'The account or its company changed after the submission. Reject the application and say why.',
    ],
  ],
  ONB_AGREEMENTS: [
    ['请勾选全部协议', '阅读并勾选所有协议后才能提交。'],
    ['Tick every agreement', 'Read and tick all agreements before you submit.'],
  ],
  AGREEMENT_NOT_IN_FORCE: [
    ['该版本已不能签署', '协议已有新版本，请刷新后签署最新版本。'],
    [
      'This version cannot be signed any more',
      'There is a newer version. Reload the page and sign that one.',
    ],
  ],
  AGREEMENT_RACE: [
    ['有人刚发布了新版本', '请刷新页面，确认后再发布。'],
    ['Somebody just published a version', 'Reload the page, look at it, and publish again if needed.'],
  ],
  ENTITY_EXISTS: [
    ['主体代码已存在', '请使用另一个代码，或修改已有的主体。'],
    ['This code is taken', 'Use another code, or change the entity that has it.'],
  ],
  'CER-001': [
    ['账户名称必须与企业名称一致', '请使用以企业名称开立的账户。'],
    ['The account holder must be the company', 'Use an account that was opened in the company’s name.'],
  ],
  'CER-002': [
    ['认证已失败三次并锁定', '请联系平台运营，核实后会为您解锁。'],
    [
      'The certification failed three times and is locked',
      'Ask the operations team; they unlock it after checking.',
    ],
  ],
  CER_STATE: [
    ['认证的状态已变化', '请刷新页面查看最新状态。'],
    ['The certification has moved on', 'Reload the page to see where it stands.'],
  ],
  CER_AGREEMENT: [
    ['请先签署合作协议', '签署与该主体的协议后才能认证，请到“我的协议”签署。'],
    [
      'Sign the agreement first',
      'An entity can be certified once its agreement is signed. Sign it under “My agreements”.',
    ],
  ],
  CER_PRIVACY: [
    ['请勾选隐私声明', '首次认证需要同意隐私声明。'],
    ['Tick the privacy statement', 'The first certification needs your consent to it.'],
  ],
  CER_AMOUNT: [
    ['金额不正确', '请核对银行流水后重新填写，还可以尝试 {left} 次。'],
    ['The amount is not right', 'Check the bank statement and enter it again; {left} more tries are left.'],
  ],
  REQUEST_STATE: [
    ['申请的状态已变化', '请刷新页面查看最新状态。'],
    ['The request has moved on', 'Reload the page to see where it stands.'],
  ],
  REQUEST_PENDING: [
    ['已有一份申请在审核中', '请等待审核结果，或先撤回再重新提交。'],
    ['A request is under review already', 'Wait for its result, or take it back and submit again.'],
  ],
  SHOP_DRAFT_CHANGED: [
    ['店铺草稿已被他人修改', '{by} 在 {at} 保存了新的版本。您填写的内容仍在页面上：请查看最新版本后再保存。'],
    [
      'Somebody else changed the shop',
      '{by} saved it at {at}. What you wrote is still on your page: look at the newer version before you save.',
    ],
  ],
  PROFILE_UNCHANGED: [
    ['没有需要变更的内容', '请修改后再提交。'],
    ['Nothing has changed', 'Change something before you submit.'],
  ],
  EXIT_CHECKS: [
    ['尚有未满足的退出条件', '请先处理标出的事项，再申请退出。'],
    ['A condition for leaving is not met', 'Settle what is marked before you ask to leave.'],
  ],
} as const satisfies Record<string, [zh: [string, string], en: [string, string]]>

export type ErrorCode = keyof typeof texts

/** Codes that have texts; a test compares them with the codes used in the source. */
export const errorCodes = Object.keys(texts) as ErrorCode[]

/** Text of an error in the reader's language; a code without text is a defect that a test finds. */
export function errorText(code: string, locale: Locale, values: Record<string, string | number>): ErrorText {
  const both = texts[code as ErrorCode] ?? texts.INTERNAL
  const [title, detail] = both[locale === 'en' ? 1 : 0]
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
  return { title: fill(title), detail: fill(detail) }
}

const fieldTexts: Record<string, [zh: string, en: string]> = {
  required: ['必填', 'Required'],
  date: ['请填写有效的日期，如 2026-01-31', 'Enter a valid date, such as 2026-01-31'],
  invalid: ['格式有误', 'Not valid'],
  phone: ['请填写中国大陆手机号', 'Enter a mainland China mobile number'],
  email: ['请填写有效的邮箱', 'Enter a valid e-mail address'],
  account_name: [
    '5–64 个字符，以字母开头，可含字母、数字、下划线和连字符',
    '5 to 64 characters: letters, digits, _ and -, starting with a letter',
  ],
  region: ['请选择国家或地区', 'Choose a country or region'],
  user_name: [
    '1–64 个字符，可含文字、数字、下划线、点和连字符，以文字或数字开头',
    '1 to 64 letters, digits, _ . and -, starting with a letter or digit',
  ],
  real_name: ['请填写证件上的完整名称', 'Enter the full name as it stands on the document'],
  unknown: ['不是可用的值', 'Not one of the possible values'],
  too_long: ['超过最大长度', 'Too long'],
  integer: ['请填写非负整数', 'Enter a whole number, zero or more'],
  amount: ['请填写金额，至多三位小数', 'Enter an amount with at most three decimals'],
  time: ['请填写 UTC 时间，如 20310405060708', 'Enter a UTC time like 20310405060708'],
  json: ['不是有效的 JSON', 'Not valid JSON'],
  rsa_key: ['请填写不少于 3072 位的 RSA 公钥', 'Enter an RSA public key of at least 3072 bits'],
  https_url: ['请填写以 https:// 开头的地址', 'Enter an address that starts with https://'],
  out_of_range: ['超出允许的范围', 'Outside of what is allowed'],
  repeated: ['重复', 'Occurs twice'],
  arm_region: [
    'Arm 镜像只能在北京四、上海一、广州发布',
    'Images for Arm may be published in Beijing4, Shanghai1 and Guangzhou only',
  ],
  asset_label: [
    '1–50 个字母、数字、点、下划线或连字符，以字母或数字开头，如 V1.0',
    '1 to 50 letters, digits, . _ and -, starting with a letter or digit, such as V1.0',
  ],
  asset_not_approved: [
    '请选择已通过的应用或镜像版本',
    'Choose an approved version of an application or image',
  ],
  domain_unverified: ['请选择已验证归属的网站', 'Choose websites that are proven to be yours'],
  endpoint_unusable: [
    '请选择已验证、且已绑定基础接口密钥的生产地址',
    'Choose a verified production address, with a key bound for the base interfaces',
  ],
  criterion_needed: ['此项必须满足', 'This one has to be met'],
  criterion_note: ['请说明为何不适用', 'Say why it does not apply'],
  criterion_evidence: ['请填写说明或上传证据', 'Write a note or upload evidence'],
  upload_not_ready: ['文件尚未通过检查', 'The file has not passed its check'],
  upload_purpose: ['请在此处重新上传文件', 'Upload the file here again'],
  document_number: ['请填写 6–30 位证件号码', 'Enter a document number of 6 to 30 characters'],
  too_short: ['内容过短', 'Too short'],
  web_url: [
    '请填写以 http:// 或 https:// 开头的网址',
    'Enter an address that starts with http:// or https://',
  ],
  login_url: [
    '请填写公司网站，不要填写产品登录地址',
    'Enter the company’s website, not the sign-in page of a product',
  ],
  no_markup: ['请填写纯文本，不能含有 HTML 标记', 'Enter plain text without HTML'],
  no_links: ['不能含有链接', 'No links are allowed here'],
  english: ['请用英文填写', 'Write in English'],
  shop_slug: [
    '3–60 个小写字母、数字和连字符，以字母或数字开头和结尾',
    '3 to 60 lowercase letters, digits and hyphens, with a letter or digit at both ends',
  ],
  taken: ['已被使用，请换一个', 'Already taken; choose another'],
  amount_positive: [
    '请填写大于零的金额，至多两位小数',
    'Enter an amount above zero with at most two decimals',
  ],
  phone_intl: [
    '请填写带国家代码的手机号，如 +65 8123 4567',
    'Enter a mobile with its country code, such as +65 8123 4567',
  ],
  phone_any: ['请填写有效的电话号码', 'Enter a valid phone number'],
  declarations: ['请确认全部声明', 'Confirm every declaration'],
  agreements: ['请勾选全部协议', 'Tick every agreement'],
  company_name: ['必须与入驻的企业名称一致', 'Must be the name of the company that joined'],
  credit_code: ['请填写 18 位统一社会信用代码', 'Enter the unified social credit code of 18 characters'],
  vat_rate_small: ['小规模纳税人的税率为 0%、1% 或 3%', 'Small-scale taxpayers have 0%, 1% or 3%'],
  swift_code: ['请填写 8 或 11 位 SWIFT 代码', 'Enter a SWIFT code of 8 or 11 characters'],
  bank_account: ['请填写有效的银行账号', 'Enter a valid account number'],
  account_holder: ['必须与企业名称一致', 'Must be the same as the company name'],
  amount_small: ['请填写收到的金额，如 0.37', 'Enter the amount received, such as 0.37'],
  amount_wrong: ['与汇出的金额不符', 'Not the amount that was sent'],
  entity_code: ['2–12 个大写字母或数字', '2 to 12 capital letters or digits'],
  currency: ['请填写三位货币代码，如 USD', 'Enter a currency code such as USD'],
  date_future: ['不能早于现在', 'Must not be in the past'],
  date_after_last: ['不能早于上一版本的生效时间', 'Must not be before the last version takes effect'],
  category_parent_unknown: ['没有这个类目', 'There is no such category'],
  category_cycle: ['不能移到自己或自己的子类目之下', 'A category cannot stand below itself'],
  category_too_deep: ['类目最多两级', 'The tree has two levels'],
  synonyms_two: ['请填写至少两个不同的词', 'Write at least two different words'],
  product_unknown: ['没有这个商品，请核对短名', 'There is no such product; check its short name'],
  entity_default: ['请先把另一个主体设为默认', 'Make another entity the default first'],
}

/** Text of a field problem; messages of the schema checker pass through. */
export function fieldText(message: string, locale: Locale): string {
  const both = fieldTexts[message]
  return both ? both[locale === 'en' ? 1 : 0] : message
}
