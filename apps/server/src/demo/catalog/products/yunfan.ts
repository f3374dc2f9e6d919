import { choice, monthAndYear, productsOf, quantity } from '../authoring.ts'

const users = (min: number, max: number, step: number) =>
  quantity('users', ['用户数', 'Users'], ['人', 'user'], [min, max, step])

export const yunfanProducts = productsOf('yunfan', [
  {
    slug: 'yunfan-crm',
    category: 'crm',
    accessType: 'SAAS',
    title: ['云帆客户关系管理', 'Yunfan CRM'],
    brief: [
      '线索、客户、商机、报价、合同与回款一条线，五人团队到五百人销售组织都能用',
      'Leads, accounts, deals, quotes, contracts and payments in one line, for sales teams of 5 to 500',
    ],
    sections: [
      [
        'overview',
        [
          '云帆客户关系管理面向以人员销售为主的企业。它把一笔生意从线索到回款的全过程放在同一条时间线上，销售知道下一步做什么，主管知道哪一笔卡在哪里，财务知道这个月会到账多少。系统开通后十分钟可用，旧表格可以整表导入并自动查重。',
          'Yunfan CRM is for companies whose sales depend on people. A deal runs along one line from lead to payment: the salesperson sees the next step, the manager sees where a deal is stuck, and finance sees what will arrive this month. It is ready ten minutes after purchase, and old spreadsheets can be imported with duplicates found on the way.',
        ],
      ],
      [
        'functions',
        [
          [
            '线索池与公海：多渠道线索自动归集，按地区、行业或轮值规则分配，逾期未跟进自动回收',
            'Lead pool: leads from all channels are collected, assigned by region, industry or rota, and taken back when nobody follows up',
          ],
          [
            '客户全景：联系人、往来邮件、拜访记录、工单与合同显示在一张页面上',
            'Account view: contacts, mail, visits, tickets and contracts on one page',
          ],
          [
            '商机推进：自定义销售阶段和阶段任务，停留过久的商机会提醒负责人和主管',
            'Deals: your own stages and tasks; deals that linger remind the owner and the manager',
          ],
          [
            '报价与合同：从价目表生成报价，折扣超过授权额度时进入审批，盖章后归档',
            'Quotes and contracts: quotes come from the price list; discounts above the limit go to approval and are archived once sealed',
          ],
          [
            '回款与目标：应收计划、到账核销、个人与团队目标达成率实时可见',
            'Payments and targets: receivables, matching, and attainment per person and team at any time',
          ],
        ],
      ],
      [
        'editions',
        [
          '标准版适合二十人以内的团队，包含线索、客户、商机与基础报表；专业版增加报价、合同、回款和自定义对象；旗舰版再加区域管理、多币种、开放接口和沙箱环境。三个版本数据互通，升级当天生效，不需要迁移。',
          'Standard suits teams of up to twenty and holds leads, accounts, deals and basic reports. Professional adds quotes, contracts, payments and custom objects. Enterprise adds territories, currencies, open interfaces and a sandbox. All editions share their data; an upgrade takes effect on the same day without migration.',
        ],
      ],
      [
        'integration',
        [
          '提供标准的 REST 接口与事件订阅，可与企业邮箱、电话系统、电子签章和财务软件对接。与云帆流程、云帆客服同时使用时，组织架构、权限和消息自动共享。',
          'REST interfaces and event subscriptions connect mail, telephony, e-signature and finance software. Together with Yunfan Flow or Yunfan Desk, the directory, permissions and messages are shared automatically.',
        ],
      ],
      [
        'security',
        [
          '数据按租户隔离，字段级权限可以细到单个手机号的显示与隐藏；导出操作留痕，每日备份保留三十天，离职交接一次完成。',
          'Tenants are isolated and permissions reach down to a single field such as a phone number. Exports leave a trace, daily backups are kept for thirty days, and handover of a leaver’s records takes one step.',
        ],
      ],
    ],
    guide: [
      [
        '开通后在“我的应用”点击进入，用管理员邮箱登录并设置密码。',
        'After activation open the application from “My applications”, sign in with the administrator’s mail address and set a password.',
      ],
      [
        '在“设置 > 组织”导入部门与成员，分配角色。',
        'Import departments and members under Settings > Organization and assign roles.',
      ],
      [
        '在“设置 > 销售阶段”按实际流程调整阶段与必填字段。',
        'Adjust stages and required fields under Settings > Sales stages.',
      ],
      [
        '在“客户 > 导入”上传表格，核对查重结果后确认。',
        'Upload your spreadsheet under Accounts > Import, check the duplicates and confirm.',
      ],
    ],
    highlights: [
      ['开通即用，旧表格整表导入并查重', 'Ready at once; spreadsheets imported with duplicates found'],
      ['报价、合同、回款与商机同在一条时间线', 'Quotes, contracts and payments on the deal’s own timeline'],
      ['字段级权限与导出留痕', 'Field-level permissions and traced exports'],
      ['三个版本数据互通，升级当天生效', 'Three editions, one data model, same-day upgrade'],
    ],
    tags: ['crm', 'sales', 'freeTrial'],
    industries: ['general', 'manufacturing', 'internet'],
    featured: true,
    standing: [476, 318, 2864],
    specifications: [
      {
        code: 'yunfan-crm-team',
        name: ['团队订阅', 'Team subscription'],
        about: [
          '按版本和用户数订阅，随时加人，升级补差价',
          'Subscribe by edition and users; add users at any time and pay the difference when upgrading',
        ],
        trialDays: 15,
        attributes: [
          choice(
            'edition',
            ['版本', 'Edition'],
            [
              ['standard', '标准版', 'Standard'],
              ['professional', '专业版', 'Professional'],
              ['enterprise', '旗舰版', 'Enterprise'],
            ],
          ),
          quantity('users', ['数量', 'Users'], ['用户', 'user'], [5, 500, 5]),
        ],
        skus: [
          [{ edition: 'standard' }, monthAndYear('38')],
          [{ edition: 'professional' }, monthAndYear('88')],
          [{ edition: 'enterprise' }, monthAndYear('168')],
        ],
      },
      {
        code: 'yunfan-crm-group',
        name: ['集团专属资源池', 'Dedicated group pool'],
        about: [
          '独立数据库与专属计算资源，适合多子公司集团',
          'Own database and computing resources for groups with several subsidiaries',
        ],
        hidden: true,
        prices: monthAndYear('18000'),
      },
    ],
  },
  {
    slug: 'yunfan-flow',
    category: 'hr-office',
    accessType: 'SAAS',
    title: ['云帆流程审批', 'Yunfan Flow'],
    brief: [
      '拖拽搭建表单与审批流，采购、用印、请假、付款都有现成模板',
      'Build forms and approvals by dragging; templates for purchasing, seals, leave and payments included',
    ],
    sections: [
      [
        'overview',
        [
          '云帆流程审批帮助行政、财务和业务部门把散落在邮件、聊天和纸面上的申请收进一处。表单由业务人员自己拖拽完成，不需要写代码；审批路径按金额、部门和申请人职级自动选择，遇到出差可以转交或加签。',
          'Yunfan Flow gathers requests that used to live in mail, chat and on paper. Forms are dragged together by the people who need them, without code. The path depends on amount, department and grade, and approvers on a trip can hand over or add a colleague.',
        ],
      ],
      [
        'functions',
        [
          [
            '表单设计：三十种字段，支持明细表、公式、条件显示与外部数据选择',
            'Form designer: thirty kinds of fields with detail tables, formulas, conditions and lookups',
          ],
          [
            '流程设计：顺序、会签、或签、条件分支、子流程，发布前可以用历史单据试跑',
            'Process designer: sequence, joint and alternative approval, branches and sub-processes, tried out on past requests before release',
          ],
          [
            '移动审批：手机上可预览附件、批注与语音意见，支持一次处理多张同类单据',
            'Mobile approval: preview attachments, annotate, dictate comments, and handle many requests of one kind at once',
          ],
          [
            '时效看板：统计每个节点的平均耗时，找出长期堵塞的环节',
            'Timing board: average time per node shows where requests wait',
          ],
          [
            '归档打印：按企业版式生成文件，附审批记录与时间戳',
            'Archive and print: documents in your own layout with the record of approval and time stamps',
          ],
        ],
      ],
      [
        'scenarios',
        [
          '常见用法包括合同用印、采购申请、费用预支、设备领用、车辆调度、访客登记和供应商准入。制造企业常把设备报修与备件申领串成一条流程，工程企业用它管理分包结算，连锁门店则用来收集巡店问题并限期整改。内置模板库有九十多个表单，导入后可以自由修改，也能把自己的模板发布给分公司使用。',
          'Common uses are contract seals, purchase requests, advances, equipment, cars, visitors and supplier admission. Factories link repair requests with spare parts, builders manage subcontractor accounts, and chains collect findings of store visits with deadlines. The library holds more than ninety forms that can be changed freely and published to branches.',
        ],
      ],
      [
        'security',
        [
          '每张单据的查看范围由流程角色决定，抄送不等于授权。审批记录写入后不可修改，管理员的代办操作单独标记。数据每日备份，支持按年度归档导出。',
          'Who may read a request follows from the roles in its process; a copy is not a permission. Approval records can not be changed once written, and acts of administrators are marked. Data is backed up daily and can be archived by year.',
        ],
      ],
    ],
    guide: [
      [
        '进入应用后在“模板中心”选择一个模板并点击启用。',
        'Choose a template in the template center and activate it.',
      ],
      [
        '在“流程设计”中把审批节点指向具体岗位。',
        'Point the approval nodes to positions in the process designer.',
      ],
      [
        '点击“试跑”，选择一位申请人检查路径是否正确。',
        'Use the trial run with one applicant to check the path.',
      ],
      [
        '发布后把入口固定到工作台，通知成员使用。',
        'Publish, pin the entry to the workbench and tell your members.',
      ],
    ],
    highlights: [
      ['九十多个可修改的流程模板', 'More than ninety templates to adapt'],
      ['发布前用历史单据试跑', 'Dry runs on past requests before release'],
      ['节点耗时一目了然', 'Waiting time per node in plain sight'],
    ],
    tags: ['workflow', 'lowCode', 'freeTrial'],
    industries: ['general', 'manufacturing', 'government'],
    featured: true,
    standing: [468, 206, 1930],
    specifications: [
      {
        code: 'yunfan-flow-users',
        name: ['按用户订阅', 'Per user'],
        about: [
          '含全部表单与流程能力，流程数量不限',
          'All form and process functions, any number of processes',
        ],
        trialDays: 30,
        attributes: [users(10, 2000, 10)],
        prices: monthAndYear('12'),
      },
      {
        code: 'yunfan-flow-unlimited',
        name: ['不限用户包年', 'Unlimited users'],
        about: [
          '适合五百人以上组织，含专属服务群',
          'For organizations of more than five hundred, with a dedicated service channel',
        ],
        prices: [{ mode: 'YEAR', unitPrice: '58000' }],
      },
    ],
  },
  {
    slug: 'yunfan-desk',
    category: 'marketing-service',
    accessType: 'SAAS',
    title: ['云帆客服工单', 'Yunfan Desk'],
    brief: [
      '网页、电话、邮件和小程序来的请求合成一张工单，按时限派给对的人',
      'Requests from web, phone, mail and mini programs become one ticket, sent to the right person in time',
    ],
    sections: [
      [
        'overview',
        [
          '云帆客服工单面向售后团队和内部服务台。客户从任何渠道提出的问题都会形成工单，系统识别客户身份，带出购买记录和历史问题，再按技能、班次和负载分配给合适的坐席。客服不必在几个窗口之间来回复制。',
          'Yunfan Desk serves after-sales teams and internal service desks. Whatever the channel, a request becomes a ticket; the customer is recognized, purchases and earlier problems are shown, and the ticket goes to an agent by skill, shift and load. Nobody copies text between windows.',
        ],
      ],
      [
        'functions',
        [
          [
            '统一收件箱：网页会话、邮件、热线、小程序留言集中处理，同一客户自动合并',
            'One inbox for chat, mail, hotline and messages; requests of one customer are merged',
          ],
          [
            '服务时限：按客户等级和问题类型设定响应与解决时限，临近超时逐级提醒',
            'Service levels by customer class and kind of problem, with reminders before the time is up',
          ],
          [
            '知识库：从已解决工单沉淀文章，坐席回复时按内容推荐',
            'Knowledge base: articles grow out of solved tickets and are suggested while answering',
          ],
          [
            '现场服务：派单到工程师手机，支持签到、拍照、配件登记和客户签字',
            'Field service: jobs on the engineer’s phone with check-in, photos, parts and signature',
          ],
          [
            '满意度回访：结单后自动发送评价，低分进入复核队列',
            'Satisfaction: a survey after closing; low scores enter a review queue',
          ],
        ],
      ],
      [
        'editions',
        [
          '坐席按并发登录人数计算，轮班团队可以共用。基础版包含邮件与网页渠道、工单和知识库；专业版增加热线对接、现场服务、时限管理与自定义报表。购买期内可以从基础版升级到专业版，按剩余天数补差价。',
          'Seats are counted by simultaneous sign-ins, so shifts can share them. Basic holds mail and web channels, tickets and the knowledge base; Professional adds hotline, field service, service levels and custom reports. You can move up during the term and pay for the remaining days.',
        ],
      ],
      [
        'integration',
        [
          '可与云帆客户关系管理共享客户资料，也提供开放接口供自有商城和会员系统创建工单。热线对接支持主流语音网关，通话录音存放在客户指定的对象存储中，留存时间由企业自行设定。',
          'Customer records can be shared with Yunfan CRM, and open interfaces let your own store or member system create tickets. Hotlines connect through common voice gateways; recordings rest in the object storage you name for as long as you decide.',
        ],
      ],
      [
        'security',
        [
          '会话与录音按租户加密，客户手机号可对坐席隐藏，导出由主管批准。',
          'Chats and recordings are encrypted per tenant, phone numbers can be hidden from agents, and supervisors approve exports.',
        ],
      ],
    ],
    guide: [
      [
        '登录后在“渠道”中添加服务邮箱与网页组件，复制代码到网站。',
        'Add your service mailbox and the web widget under Channels and paste the code into your site.',
      ],
      ['在“班次与技能”中录入坐席排班。', 'Enter shifts and skills of your agents.'],
      [
        '在“服务时限”中设定各等级的响应与解决时间。',
        'Set response and solution times per class under Service levels.',
      ],
      [
        '发送一封测试邮件，确认工单生成并派发。',
        'Send a test mail and see that a ticket appears and is assigned.',
      ],
    ],
    highlights: [
      ['多渠道合并为一张工单', 'Many channels, one ticket'],
      ['并发坐席计费，轮班可共用', 'Concurrent seats that shifts can share'],
      ['现场服务带签到与客户签字', 'Field service with check-in and signature'],
    ],
    tags: ['support', 'crm', 'freeTrial'],
    industries: ['general', 'retail', 'manufacturing'],
    standing: [459, 142, 1105],
    specifications: [
      {
        code: 'yunfan-desk-seats',
        name: ['坐席订阅', 'Seats'],
        about: ['按并发坐席数订阅', 'By simultaneous seats'],
        trialDays: 14,
        attributes: [
          choice(
            'edition',
            ['版本', 'Edition'],
            [
              ['basic', '基础版', 'Basic'],
              ['pro', '专业版', 'Professional'],
            ],
          ),
          quantity('seats', ['坐席数', 'Seats'], ['席', 'seat'], [1, 200, 1]),
        ],
        skus: [
          [{ edition: 'basic' }, monthAndYear('99')],
          [{ edition: 'pro' }, monthAndYear('219')],
        ],
      },
    ],
  },
  {
    slug: 'yunfan-marketing',
    category: 'marketing-service',
    accessType: 'SAAS',
    title: ['云帆营销自动化', 'Yunfan Marketing'],
    brief: [
      '活动页、表单、邮件与短信按客户行为自动触发，线索成熟后交给销售',
      'Landing pages, forms, mail and text messages that react to behavior and hand ripe leads to sales',
    ],
    sections: [
      [
        'overview',
        [
          '市场部门常常拿不准投放带来了什么。云帆营销自动化把活动页访问、表单提交、邮件打开和会议签到记在同一位联系人名下，按你设定的分值判断成熟度，达到门槛后转入销售系统，并持续回收成交结果。',
          'Marketing departments often can not say what a campaign brought. Yunfan Marketing keeps page visits, forms, opened mail and event check-ins under one contact, scores them by your rules, passes ripe leads to sales and brings back what became of them.',
        ],
      ],
      [
        'functions',
        [
          [
            '活动页与表单：模板拼装，手机优先，内置来源参数和重复提交识别',
            'Pages and forms from templates, phone first, with source tags and repeat detection',
          ],
          [
            '自动旅程：以画布方式编排等待、判断、发送与打标签，支持多版本对照',
            'Journeys on a canvas: wait, decide, send and tag, with variants to compare',
          ],
          [
            '邮件与短信：退订、黑名单与频次上限由系统把关，减少打扰',
            'Mail and text messages with unsubscribe, block lists and frequency caps',
          ],
          [
            '活动会议：报名、提醒、现场签到、会后跟进一条线完成',
            'Events: registration, reminders, check-in and follow-up in one line',
          ],
          [
            '归因报表：从渠道到成交金额，按首次、末次或均摊三种口径查看',
            'Attribution from channel to revenue by first touch, last touch or even share',
          ],
        ],
      ],
      [
        'audience',
        [
          '适合以内容、展会和线上活动获客的企业服务、工业品与教育机构。联系人规模从五千到五十万均有客户在用，小团队一个人即可维护日常旅程。已有客户关系管理系统的企业可以只使用线索评分与分发，不必改变销售习惯。',
          'It suits business services, industrial suppliers and education providers that win customers with content, fairs and online events. Customers hold five thousand to half a million contacts, and one person can look after the journeys of a small team. If you already run a CRM, use only scoring and hand-over and leave sales habits alone.',
        ],
      ],
      [
        'metering',
        [
          '按联系人容量订阅，超出后提示扩容，不会中断正在运行的旅程。邮件发送量包含在订阅内，短信费用由所选短信通道另行收取。历史行为数据在订阅期内完整保留。',
          'You subscribe by number of contacts; beyond it you are asked to extend, and running journeys go on. Mail is included, text messages are charged by the channel you choose, and behavior history is kept for the whole term.',
        ],
      ],
      [
        'security',
        [
          '联系人的授权来源与退订记录随资料一起保存，可以按法规要求整体导出或删除。',
          'Consent and unsubscribe records stay with the contact and can be exported or erased as the law asks.',
        ],
      ],
    ],
    guide: [
      ['在“域名与发信”中验证发信域名。', 'Verify your sending domain.'],
      ['导入联系人并勾选授权来源。', 'Import contacts and state where consent came from.'],
      [
        '从“旅程模板”选择“资料下载跟进”，替换邮件内容。',
        'Start from the “download follow-up” journey and replace the mail texts.',
      ],
      ['用内部地址走一遍流程，再正式启动。', 'Walk through it with internal addresses, then start.'],
    ],
    highlights: [
      ['线索评分后自动交给销售', 'Scored leads handed to sales by themselves'],
      ['三种归因口径可切换', 'Three attribution models to switch between'],
      ['频次上限与退订由系统把关', 'Frequency caps and unsubscribes enforced'],
    ],
    tags: ['marketing', 'crm'],
    industries: ['general', 'education', 'internet'],
    standing: [451, 87, 640],
    specifications: [
      {
        code: 'yunfan-marketing-contacts',
        name: ['联系人容量包', 'Contact volume'],
        about: ['按联系人容量选择档位', 'Choose the number of contacts'],
        attributes: [
          choice(
            'volume',
            ['联系人容量', 'Contacts'],
            [
              ['c5k', '五千联系人', '5,000 contacts'],
              ['c50k', '五万联系人', '50,000 contacts'],
              ['c500k', '五十万联系人', '500,000 contacts'],
            ],
          ),
        ],
        skus: [
          [{ volume: 'c5k' }, monthAndYear('680')],
          [{ volume: 'c50k' }, monthAndYear('2480')],
          [{ volume: 'c500k' }, monthAndYear('9800')],
        ],
      },
    ],
  },
  {
    slug: 'yunfan-projects',
    category: 'project-management',
    accessType: 'SAAS',
    salesClass: 'joint',
    title: ['云帆项目协作', 'Yunfan Projects'],
    brief: [
      '计划、任务、工时、成本与文档同源，项目经理随时知道偏差有多大',
      'Plan, tasks, hours, cost and documents from one source, so that deviations show at any time',
    ],
    sections: [
      [
        'overview',
        [
          '云帆项目协作面向按项目交付的团队，例如软件实施、工程设计、咨询与会展。计划用甘特图排定，任务在看板上流转，成员填报工时，成本随之累计。项目经理每周看到的不是一张手工汇总的表，而是随时可查的真实偏差。',
          'Yunfan Projects is for teams that deliver by project: software implementation, engineering design, consulting, exhibitions. Plans are drawn as Gantt charts, tasks move on boards, members record hours and cost accumulates. Instead of a weekly sheet made by hand, the project manager looks at the actual deviation.',
        ],
      ],
      [
        'functions',
        [
          [
            '计划与基线：多级分解、前置关系、关键路径，基线可以保存多份对比',
            'Plans and baselines: work breakdown, dependencies, critical path and several baselines to compare',
          ],
          [
            '看板与迭代：任务、缺陷和需求用同一套卡片管理，支持泳道与在制品上限',
            'Boards and iterations: tasks, defects and requirements on the same cards, with lanes and limits of work in progress',
          ],
          [
            '工时与成本：按角色费率折算人工成本，差旅与外包费用关联到任务',
            'Hours and cost: rates per role, with travel and subcontracting linked to tasks',
          ],
          [
            '风险与变更：登记、评估、审批、跟踪形成闭环',
            'Risks and changes: recorded, assessed, approved and followed to the end',
          ],
          [
            '文档与交付：版本留存，交付物与里程碑绑定，客户可在线签收',
            'Documents and deliverables: versions kept, deliverables bound to milestones, customers sign online',
          ],
        ],
      ],
      [
        'editions',
        [
          '团队版按用户计费，项目数量不限；企业版增加项目组合、资源池与利润分析，并支持单点登录与组织同步。外部协作者以访客身份加入，不占用用户数，只能看到被授权的项目。',
          'Team is billed per user with any number of projects. Enterprise adds portfolios, resource pools and profit analysis, with single sign-on and directory synchronization. External partners join as guests, do not count as users and see only the projects they are given.',
        ],
      ],
      [
        'integration',
        [
          '作为联营商品，成员与部门从平台企业目录自动同步，员工从工作台直接进入，无需另设密码。提供代码仓库与持续集成的状态回写，也可以通过接口把工时推送到薪资与财务系统。',
          'As a joint product it takes members and departments from the platform’s enterprise directory, and people enter from the workbench without another password. Repositories and build systems can report status, and hours can be pushed to payroll and finance by interface.',
        ],
      ],
      [
        'audience',
        [
          '三十到三百人的交付团队收效明显，小组也可以只用看板与文档，之后再启用成本。',
          'Delivery teams of thirty to three hundred gain clearly; small groups may begin with boards and documents.',
        ],
      ],
    ],
    guide: [
      [
        '在企业目录中把应用授权给部门或成员。',
        'Grant the application to departments or members in the enterprise directory.',
      ],
      [
        '成员从工作台进入，管理员创建首个项目并选择模板。',
        'Members enter from the workbench; the administrator creates a project from a template.',
      ],
      ['在“费率”中填写角色单价，开启工时填报。', 'Enter rates per role and switch on time sheets.'],
      ['保存基线，之后每周查看偏差报告。', 'Save a baseline and read the deviation report each week.'],
    ],
    highlights: [
      ['企业目录自动同步，单点登录', 'Directory synchronization and single sign-on'],
      ['工时与成本随任务累计', 'Hours and cost accumulate with tasks'],
      ['外部协作者不占用户数', 'Guests do not count as users'],
    ],
    tags: ['project', 'freeTrial'],
    industries: ['general', 'internet', 'manufacturing'],
    featured: true,
    standing: [464, 121, 874],
    specifications: [
      {
        code: 'yunfan-projects-users',
        name: ['用户订阅', 'User subscription'],
        about: ['团队版与企业版按用户数订阅', 'Team and Enterprise by number of users'],
        trialDays: 30,
        attributes: [
          choice(
            'edition',
            ['版本', 'Edition'],
            [
              ['team', '团队版', 'Team'],
              ['enterprise', '企业版', 'Enterprise'],
            ],
          ),
          users(5, 1000, 5),
        ],
        skus: [
          [{ edition: 'team' }, monthAndYear('28')],
          [{ edition: 'enterprise' }, monthAndYear('58')],
        ],
      },
    ],
  },
  {
    slug: 'yunfan-hr',
    category: 'hr-office',
    accessType: 'SAAS',
    protocol: 'SAAS_V1',
    title: ['云帆人事', 'Yunfan People'],
    brief: [
      '入转调离、考勤排班、薪资核算与员工自助，三百种假勤规则可配置',
      'From hire to leave: attendance, shifts, payroll and self-service with configurable rules',
    ],
    sections: [
      [
        'overview',
        [
          '云帆人事把员工在企业里的每一步都变成可追溯的记录：从录用通知、电子合同、转正、调岗，到考勤、薪资和离职交接。人事专员按待办处理，员工在手机上自助查询与申请，管理者看到的是实时的编制与成本。',
          'Yunfan People turns each step of an employee into a record that can be followed: offer, contract, confirmation, transfer, attendance, pay and exit. HR works from a to-do list, employees help themselves on the phone, and managers see headcount and cost as they are.',
        ],
      ],
      [
        'functions',
        [
          [
            '组织与编制：历史架构可回溯，编制超额时录用流程自动提示',
            'Organization and headcount with history; offers beyond headcount raise a notice',
          ],
          [
            '考勤排班：支持固定、轮转、弹性与综合工时，设备与手机打卡合并计算',
            'Attendance for fixed, rotating, flexible and averaged hours, from terminals and phones alike',
          ],
          [
            '薪资核算：公式可视化配置，社保公积金按城市政策维护，个税累计预扣',
            'Payroll with visible formulas, social insurance by city and cumulative tax withholding',
          ],
          [
            '员工自助：工资条、证明开具、假期余额与调休申请',
            'Self-service for pay slips, certificates, leave balances and time off in lieu',
          ],
          [
            '人才盘点：绩效、能力与培训记录形成九宫格视图',
            'Talent review: performance, skills and training in a nine-box view',
          ],
        ],
      ],
      [
        'scenarios',
        [
          '连锁门店用它解决跨店排班和支援工时分摊；制造企业用它处理多班倒、计件与加班规则；集团公司用它在统一制度下保留各子公司的差异。系统上线通常从组织与考勤开始，两周后再启用薪资，避免一次性切换带来的风险。历史薪资可以按月导入用于对账。',
          'Chains use it for shifts across stores and the sharing of support hours; factories for rotating shifts, piece rates and overtime; groups to keep differences between subsidiaries under common rules. Most customers begin with organization and attendance and add payroll two weeks later, which avoids the risk of switching at once. Past payrolls can be imported for comparison.',
        ],
      ],
      [
        'security',
        [
          '薪资数据单独加密，查看需要二次验证；敏感字段默认打码，导出带水印。员工离开后，个人资料按企业设定的年限保留并到期清除。',
          'Pay data is encrypted separately and needs a second factor to read. Sensitive fields are masked, exports carry a watermark, and personal records of leavers are kept and erased by the period you set.',
        ],
      ],
      [
        'integration',
        [
          '可衔接企业邮箱、门禁考勤机和电子签章，薪资结果能推送到网银批量代发。',
          'Connects mail, attendance terminals and e-signature, and passes payroll to bank transfers.',
        ],
      ],
    ],
    guide: [
      ['下载组织与员工模板，填写后导入。', 'Fill in and import the organization and employee template.'],
      [
        '在“考勤方案”中选择工时制并绑定打卡方式。',
        'Choose a working-time scheme and bind the clock-in methods.',
      ],
      [
        '在“薪资账套”中复制示例账套，核对公式后试算。',
        'Copy the sample payroll, check its formulas and run a trial.',
      ],
      ['确认试算结果与上月一致后发布工资条。', 'Publish pay slips once the trial agrees with last month.'],
    ],
    highlights: [
      ['考勤与薪资同源，试算可与上月对比', 'Attendance and pay from one source, with trial runs'],
      ['薪资单独加密并二次验证', 'Pay data encrypted apart, second factor to read'],
      ['手机自助减少人事咨询', 'Self-service on the phone'],
    ],
    tags: ['hr', 'freeTrial'],
    industries: ['general', 'retail', 'manufacturing'],
    standing: [447, 96, 712],
    specifications: [
      {
        code: 'yunfan-hr-staff',
        name: ['按在职人数订阅', 'By headcount'],
        about: ['模块按需选择，以在职人数计费', 'Choose a bundle; billed by active employees'],
        trialDays: 15,
        attributes: [
          choice(
            'bundle',
            ['模块组合', 'Bundle'],
            [
              ['core', '人事考勤', 'Core and attendance'],
              ['payroll', '人事考勤与薪资', 'Core, attendance and payroll'],
            ],
          ),
          quantity('staff', ['在职人数', 'Employees'], ['人', 'employee'], [20, 5000, 10]),
        ],
        skus: [
          [{ bundle: 'core' }, monthAndYear('6')],
          [{ bundle: 'payroll' }, monthAndYear('11.5')],
        ],
      },
    ],
  },
])
