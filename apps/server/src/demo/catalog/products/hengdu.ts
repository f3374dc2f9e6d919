import { banded, choice, metered, monthAndYear, once, perYear, productsOf, quantity } from '../authoring.ts'

export const hengduProducts = productsOf('hengdu', [
  {
    slug: 'hengdu-expense',
    category: 'erp-finance',
    accessType: 'SAAS',
    title: ['衡度费用报销', 'Hengdu Expense'],
    brief: [
      '拍票、填单、审批、付款与入账一次走完，超标在提交前就提示',
      'From photo to posting in one pass, with limits shown before a claim is sent',
    ],
    sections: [
      [
        'overview',
        [
          '衡度费用报销替员工省去贴票，替财务省去翻票。员工拍照后系统识别并查验发票，自动填出报销单；差旅标准与预算在提交前校验，财务看到的每一张单据都已经过一轮检查，付款与凭证自动生成。',
          'Expense spares employees the gluing of receipts and accountants the leafing through them. Photos are recognized and verified, claims fill themselves, travel rules and budgets are checked before sending, and payments and vouchers are made automatically.',
        ],
      ],
      [
        'functions',
        [
          [
            '票据：四十类票据识别、真伪查验、重复与连号提醒',
            'Receipts: forty kinds recognized, verified, with warnings of repeats and sequences',
          ],
          [
            '标准：按城市、职级与季节设定差旅标准，超标需说明',
            'Rules by city, grade and season; exceptions need a reason',
          ],
          [
            '预算：部门与项目预算实时占用，临近上限提醒负责人',
            'Budgets by department and project, reserved in real time',
          ],
          ['付款：批量生成付款文件，回单自动匹配', 'Payments: files in batches, confirmations matched'],
          [
            '入账：按科目映射规则生成凭证，推送到财务软件',
            'Posting: vouchers by mapping rules, pushed to your ledger',
          ],
        ],
      ],
      [
        'audience',
        [
          '五十人以上、出差或采购较多的企业收效明显。初次使用建议先由一个部门试行两周，把差旅标准与科目映射调整到位后再全员推广。集团企业可以在统一标准下为各子公司设定例外，并按法人主体分别入账。',
          'It pays off from fifty people with travel or purchasing. Try one department for two weeks, settle rules and mapping, then roll out. Groups set exceptions per subsidiary under common rules and post by legal entity.',
        ],
      ],
      [
        'security',
        [
          '发票原件按电子会计档案要求保存，支持归档导出。付款账号修改需要双人复核，审批人看不到与单据无关的个人信息。',
          'Invoices are kept as electronic accounting records and can be exported. Changes of bank accounts need two people, and approvers see no personal data beyond the claim.',
        ],
      ],
      [
        'integration',
        [
          '与常见的财务软件、企业网银和差旅平台均有现成连接，员工预订的机票酒店自动进入待报销清单。没有现成连接的系统可以通过开放接口或标准文件交换数据，接口变更会提前一个季度通知。',
          'Connections to common ledgers, banks and travel platforms are ready, and booked flights and hotels appear in the list to be claimed. Other systems exchange data by open interface or standard files, with a quarter’s notice of changes.',
        ],
      ],
    ],
    guide: [
      ['导入组织与科目表。', 'Import organization and chart of accounts.'],
      ['复制差旅标准模板并调整金额。', 'Copy the travel rules and adjust amounts.'],
      ['提交一张测试报销单走完付款。', 'Send a test claim through to payment.'],
    ],
    highlights: [
      ['超标在提交前提示', 'Limits shown before sending'],
      ['发票查验与防重复', 'Verified and never twice'],
      ['凭证自动生成', 'Vouchers made automatically'],
    ],
    tags: ['finance', 'invoice', 'freeTrial'],
    industries: ['general', 'internet', 'finance'],
    featured: true,
    standing: [465, 127, 1096],
    specifications: [
      {
        code: 'hengdu-expense-users',
        name: ['按活跃用户', 'By active user'],
        about: ['当月有单据的员工计为活跃', 'Employees with a claim in the month are active'],
        trialDays: 15,
        attributes: [
          choice(
            'edition',
            ['版本', 'Edition'],
            [
              ['basic', '基础版', 'Basic'],
              ['group', '集团版', 'Group'],
            ],
          ),
          quantity('users', ['活跃用户', 'Active users'], ['人', 'user'], [20, 3000, 10]),
        ],
        skus: [
          [{ edition: 'basic' }, monthAndYear('15')],
          [{ edition: 'group' }, monthAndYear('26')],
        ],
      },
    ],
  },
  {
    slug: 'hengdu-invoice',
    category: 'erp-finance',
    accessType: 'SAAS',
    title: ['衡度发票管理', 'Hengdu Invoice'],
    brief: [
      '开票、收票、认证与归档同一入口，面向中国大陆企业',
      'Issue, receive, certify and archive invoices in one place, for companies in mainland China',
    ],
    sections: [
      [
        'overview',
        [
          '发票管理连接税务数字账户，集中处理销项开具、进项归集、勾选与归档。批量开票支持从订单或表格生成，红字流程有状态跟踪。',
          'Connected with the tax authority’s digital account, it handles issuing, collecting, selection and archiving. Batches come from orders or spreadsheets, and corrections are tracked.',
        ],
      ],
      [
        'functions',
        [
          ['批量开票与自动邮件交付', 'Batch issue with delivery by mail'],
          ['进项自动归集与风险提示', 'Incoming invoices collected with risk notices'],
          ['税额测算与申报底稿', 'Tax estimates and working papers'],
        ],
      ],
      [
        'limits',
        [
          '仅支持在中国大陆登记的纳税主体，需由企业授权的办税人员完成首次登录。政策调整会在生效日前更新并推送说明。',
          'Only for taxpayers registered in mainland China; an authorized tax officer completes the first sign-in. Changes of policy are delivered and explained before they apply.',
        ],
      ],
      [
        'security',
        [
          '电子签章密钥由税务平台托管，本系统不留存；所有开票操作可按人追溯。',
          'Signing keys stay with the tax platform; each issue can be traced to a person.',
        ],
      ],
    ],
    guide: [
      ['由办税人员授权税务账户。', 'Let the tax officer authorize the account.'],
      ['设置开票商品与税收编码。', 'Set products and tax codes.'],
      ['开具一张小额发票验证流程。', 'Issue a small invoice to verify.'],
    ],
    highlights: [
      ['开收认证归档一处完成', 'Issue, receive, certify and archive'],
      ['政策变化提前更新', 'Updated before rules change'],
    ],
    tags: ['invoice', 'finance'],
    industries: ['general', 'retail'],
    salesRegions: ['CN'],
    standing: [447, 81, 760],
    specifications: [
      {
        code: 'hengdu-invoice-entity',
        name: ['按税号订阅', 'By tax number'],
        about: ['含每月五百张，可按档位选择', 'With a monthly number of invoices'],
        attributes: [
          choice(
            'volume',
            ['每月张数', 'Per month'],
            [
              ['v500', '五百张', '500'],
              ['v5000', '五千张', '5,000'],
            ],
          ),
          quantity('entities', ['税号数', 'Tax numbers'], ['个', 'number'], [1, 100, 1]),
        ],
        skus: [
          [{ volume: 'v500' }, perYear('1200')],
          [{ volume: 'v5000' }, perYear('4800')],
        ],
      },
    ],
  },
  {
    slug: 'hengdu-erp',
    category: 'erp-finance',
    accessType: 'LICENSE',
    protocol: 'LICENSE_V1',
    salesClass: 'joint',
    title: ['衡度集团财务系统（独立部署）', 'Hengdu Group Finance (self-hosted)'],
    brief: [
      '多法人、多账簿、多币种的集团财务核心，合并报表当日可出',
      'A finance core for groups with many entities, books and currencies; consolidation on the same day',
    ],
    sections: [
      [
        'overview',
        [
          '衡度集团财务系统为拥有多家法人的企业提供统一的总账、应收应付、资产、资金与合并。系统部署在客户自己的环境，支持国产处理器与操作系统。日常凭证由业务单据自动生成，期末关账按任务清单推进，合并抵销有据可查。',
          'One ledger, receivables, payables, assets, treasury and consolidation for groups of many entities, deployed in your own environment. Vouchers come from business documents, closing follows a task list, and eliminations can be traced.',
        ],
      ],
      [
        'functions',
        [
          [
            '核算：多账簿并行，准则差异自动转换',
            'Accounting: parallel books with automatic conversion between standards',
          ],
          [
            '资金：账户统一视图、计划与归集、银企直联',
            'Treasury: one view of accounts, plans, pooling and bank links',
          ],
          ['共享：派单、质检、绩效支撑财务共享中心', 'Shared services: assignment, checks and performance'],
          [
            '合并：股权结构变化按日期生效，抵销规则可配置',
            'Consolidation: shareholding by date and configurable eliminations',
          ],
          ['报表：填报、稽核与附注联动，数据可追到凭证', 'Reports linked with notes, traceable to vouchers'],
        ],
      ],
      [
        'delivery',
        [
          '交付安装包、授权码、部署手册与接口文档。实施不包含在本商品中，可选购配套的实施服务或由客户自行组织。授权按法人数量计算，正式环境之外附赠一套测试环境授权，版本更新在订阅期内免费提供。',
          'You receive the installer, code, manual and interface documentation. Implementation is a separate service or done by yourself. Licensed by legal entity, with a test environment included and updates free during the term.',
        ],
      ],
      [
        'requirements',
        [
          '建议应用与数据库分离部署，三百法人以内使用四台 16 核服务器；数据库支持三种常见产品。部署前请完成网络、存储与备份规划，原厂提供一次免费的容量评估。',
          'Separate application and database; four servers of sixteen cores carry three hundred entities. Three common databases are supported. Plan network, storage and backup first; one sizing review is free.',
        ],
      ],
      [
        'security',
        [
          '岗位互斥规则在授权时校验，关键参数修改需要双人复核；凭证与审批记录采用防篡改存储，审计人员可以使用只读账号独立取数，不影响日常记账。',
          'Conflicting duties are refused when rights are granted, and key settings need two people. Vouchers and approvals are tamper-evident, and auditors query with read-only accounts without disturbing the books.',
        ],
      ],
    ],
    guide: [
      ['按规划安装数据库与应用节点。', 'Install database and application nodes as planned.'],
      ['导入授权码并建立法人与账簿。', 'Import the code, create entities and books.'],
      ['以上月数据并行核对一个周期。', 'Run one period in parallel with last month’s figures.'],
    ],
    highlights: [
      ['合并报表当日可出', 'Consolidation on the same day'],
      ['多准则并行', 'Parallel standards'],
      ['数字可追到凭证', 'Figures traceable to vouchers'],
    ],
    tags: ['erp', 'finance', 'privateDeploy'],
    industries: ['manufacturing', 'energy', 'finance'],
    deliverySlaDays: 10,
    featured: true,
    standing: [472, 24, 61],
    specifications: [
      {
        code: 'hengdu-erp-entities',
        name: ['法人授权', 'By legal entity'],
        about: ['按版本与法人数量', 'By edition and number of entities'],
        attributes: [
          choice(
            'edition',
            ['版本', 'Edition'],
            [
              ['finance', '财务版', 'Finance'],
              ['suite', '全套版', 'Full suite'],
            ],
          ),
          quantity('entities', ['法人数', 'Entities'], ['个', 'entity'], [5, 300, 5]),
        ],
        skus: [
          [{ edition: 'finance' }, perYear('9800')],
          [{ edition: 'suite' }, perYear('18600')],
        ],
      },
      {
        code: 'hengdu-erp-perpetual',
        name: ['永久授权', 'Perpetual'],
        about: ['一百法人以内，含首年维护', 'Up to one hundred entities with a year of maintenance'],
        prices: once('2380000'),
      },
    ],
  },
  {
    slug: 'hengdu-erp-implementation',
    category: 'implementation',
    accessType: 'SERVICE',
    title: ['集团财务系统实施配套服务', 'Group Finance Implementation'],
    brief: [
      '蓝图、配置、数据迁移与上线辅导，按人天结算，顾问平均从业九年',
      'Blueprint, setup, migration and go-live support by the day, from consultants with nine years on average',
    ],
    sections: [
      [
        'overview',
        [
          '配套服务帮助客户把财务系统用起来。顾问从业务蓝图入手，统一科目与核算规则，完成系统配置、期初迁移与并行核对，并陪同前两次月结。',
          'Helps you put the finance system to use. Consultants start from a blueprint, unify accounts and rules, configure, migrate opening balances, compare in parallel and attend the first two month-end closings.',
        ],
      ],
      [
        'process',
        [
          ['蓝图与差异分析', 'Blueprint and gap analysis'],
          ['配置与接口联调', 'Setup and interface tests'],
          ['期初迁移与并行', 'Opening balances and parallel run'],
          ['上线与月结辅导', 'Go-live and closing support'],
        ],
      ],
      [
        'acceptance',
        [
          '以蓝图签署、并行核对差异为零、月结报表签发三个节点分期验收，每个节点在平台上提交材料并由客户确认。',
          'Accepted in three steps: blueprint signed, parallel run without differences, month-end reports issued.',
        ],
      ],
      [
        'limits',
        [
          '差旅费用按实际发生另计；新增需求经双方确认后追加人天，不影响已约定的节点。',
          'Travel is charged as incurred; added requirements become extra days once both sides agree.',
        ],
      ],
    ],
    guide: [
      ['提交法人清单与现有系统说明。', 'List your entities and current systems.'],
      ['确定项目经理与关键用户。', 'Name a project manager and key users.'],
    ],
    highlights: [
      ['陪同前两次月结', 'With you for two closings'],
      ['分节点验收', 'Accepted step by step'],
    ],
    tags: ['implementation', 'erp'],
    industries: ['manufacturing', 'energy'],
    supervised: true,
    deliverySlaDays: 90,
    standing: [468, 15, 38],
    specifications: [
      {
        code: 'hengdu-implementation-days',
        name: ['顾问人天', 'Consultant days'],
        about: ['按顾问级别与人天', 'By grade and days'],
        attributes: [
          choice(
            'grade',
            ['顾问级别', 'Grade'],
            [
              ['consultant', '顾问', 'Consultant'],
              ['senior', '高级顾问', 'Senior consultant'],
            ],
          ),
          quantity('days', ['人天', 'Days'], ['人天', 'day'], [20, 600, 5]),
        ],
        skus: [
          [{ grade: 'consultant' }, once('2400')],
          [{ grade: 'senior' }, once('3600')],
        ],
      },
    ],
  },
  {
    slug: 'hengdu-invoice-verify',
    category: 'data-services',
    accessType: 'API',
    title: ['发票查验接口', 'Invoice Verification API'],
    brief: [
      '提交发票要素即时返回票面信息与状态，支持全部常见票种',
      'Send an invoice’s key figures and get its face data and state at once',
    ],
    sections: [
      [
        'overview',
        [
          '接口用于报销、采购与审计环节核对发票真伪。提交代码、号码、日期、金额与校验码，返回完整票面与作废、红冲状态，便于自动比对。',
          'For expenses, purchasing and audits. Send code, number, date, amount and check code; the full face and its state, void or reversed, come back for comparison.',
        ],
      ],
      [
        'metering',
        [
          '按查得结果的次数计费，查无此票与要素不符不计费。同一张票当日重复查询只计一次。用量达到档位后，全部调用按该档单价结算。',
          'Billed for calls with a result; unknown or mismatched invoices are free, and repeats on one day count once. When a band is reached, its price applies to all calls.',
        ],
      ],
      [
        'limits',
        [
          '当日开具的发票可能次日才能查得；单张发票每日查询次数有限制，超出时返回明确的错误码。',
          'Invoices of today may be found tomorrow; each may be asked for a limited number of times a day, with a clear error beyond it.',
        ],
      ],
    ],
    guide: [
      ['创建应用凭证。', 'Create a credential.'],
      ['调用 `POST /v1/invoices/verify`。', 'Call `POST /v1/invoices/verify`.'],
      ['对 `NOT_FOUND` 次日重试一次。', 'Retry `NOT_FOUND` once on the next day.'],
    ],
    highlights: [
      ['查无结果不计费', 'No result, no charge'],
      ['含作废与红冲状态', 'Void and reversed states included'],
    ],
    tags: ['invoice', 'payPerUse'],
    industries: ['finance', 'general'],
    standing: [459, 70, 890],
    specifications: [
      {
        code: 'hengdu-verify-call',
        name: ['按次计费', 'Per call'],
        about: ['阶梯计价，按月累计', 'Step pricing by month'],
        prices: [
          banded(
            'step',
            'ON_DEMAND',
            [
              [1, '0.1'],
              [10001, '0.08'],
              [50001, '0.065'],
            ],
            ['次', 'call'],
          ),
        ],
      },
    ],
  },
  {
    slug: 'hengdu-tax-agent',
    category: 'agents',
    accessType: 'AGENT',
    title: ['财税政策问答智能体', 'Tax Policy Agent'],
    brief: [
      '依据现行法规回答财税问题，引用条文与生效日期，复杂事项转顾问',
      'Answers tax questions from current rules with article and date; hard cases go to an adviser',
    ],
    sections: [
      [
        'overview',
        [
          '智能体的知识来自由税务顾问维护的法规库，每条回答列出条文、生效日期与适用范围。遇到存在争议或地方口径的问题会明确提示，并可一键转给顾问。',
          'Its knowledge is a library kept by tax advisers; each answer lists article, effective date and scope. Disputed or local matters are marked and can be passed to an adviser.',
        ],
      ],
      [
        'functions',
        [
          ['政策检索与新旧对照', 'Search, old against new'],
          ['结合企业信息判断适用性', 'Applicability for your company'],
          ['生成内部说明文字', 'Drafts of internal notes'],
        ],
      ],
      [
        'limits',
        [
          '回答供参考，不构成正式税务意见。法规库每个工作日更新，回答页面显示更新时间。',
          'Answers inform and are no formal opinion. The library is updated each working day and shows when.',
        ],
      ],
      [
        'metering',
        [
          '每次给出引用的回答计一次，无法作答或转顾问的问题不计费。',
          'Answers with citations count; questions without an answer or passed on are free.',
        ],
      ],
    ],
    guide: [
      ['填写企业类型与所在地区。', 'Enter company type and region.'],
      ['提问后查看引用条文。', 'Ask and read the articles cited.'],
      ['需要书面意见时转顾问。', 'Pass on when you need a written opinion.'],
    ],
    highlights: [
      ['条文与生效日期齐全', 'Article and date with each answer'],
      ['每个工作日更新', 'Updated each working day'],
    ],
    tags: ['agent', 'finance', 'payPerUse'],
    industries: ['general', 'finance'],
    standing: [439, 18, 122],
    specifications: [
      {
        code: 'hengdu-tax-answer',
        name: ['按次计费', 'Per answer'],
        about: ['每次回答计一次', 'Each answer counts once'],
        prices: metered('0.6', ['次', 'answer']),
      },
    ],
  },
])
