import { choice, monthAndYear, once, productsOf, quantity } from '../authoring.ts'

export const jianmuProducts = productsOf('jianmu', [
  {
    slug: 'jianmu-builder',
    category: 'site-builder',
    accessType: 'SAAS',
    title: ['简木自助建站', 'Jianmu Site Builder'],
    brief: [
      '挑一套模板，改字换图就能上线，手机与电脑同时适配',
      'Choose a template, change words and pictures, and be online on phones and desktops',
    ],
    sections: [
      [
        'overview',
        [
          '自助建站提供一百二十套按行业整理的模板，编辑时所见即所得。证书、访问加速与表单收集都已包含，备案流程有逐步指引。',
          'A hundred and twenty templates by industry with editing as you see it. Certificates, acceleration and forms are included, and filing is explained step by step.',
        ],
      ],
      [
        'functions',
        [
          ['区块编辑：文字、图库、地图、表单与预约', 'Blocks for text, galleries, maps, forms and bookings'],
          ['多语言站点与自定义域名', 'Several languages and your own domain'],
          ['基础搜索优化与访问统计', 'Basic search optimization and visits'],
        ],
      ],
      [
        'editions',
        [
          '个人版免费，使用二级域名并带页脚标识；商务版绑定独立域名，表单与空间更大；旗舰版支持多语言与会员。版本之间升级不影响已有页面。',
          'Personal is free with a subdomain and a footer mark; Business adds your domain and more space; Premium adds languages and members. Upgrading leaves pages as they are.',
        ],
      ],
    ],
    guide: [
      ['选择模板并填写企业资料。', 'Choose a template and enter your details.'],
      ['替换图片与文字，预览手机效果。', 'Replace pictures and texts, preview on a phone.'],
      ['绑定域名并发布。', 'Bind a domain and publish.'],
    ],
    highlights: [
      ['一百二十套行业模板', 'A hundred and twenty templates'],
      ['个人版免费', 'Personal is free'],
    ],
    tags: ['website'],
    industries: ['general', 'retail'],
    standing: [445, 176, 3920],
    specifications: [
      {
        code: 'jianmu-builder-plan',
        name: ['站点套餐', 'Site plan'],
        about: ['按版本选择', 'By edition'],
        attributes: [
          choice(
            'edition',
            ['版本', 'Edition'],
            [
              ['personal', '个人版', 'Personal'],
              ['business', '商务版', 'Business'],
              ['premium', '旗舰版', 'Premium'],
            ],
          ),
        ],
        skus: [
          [{ edition: 'personal' }, monthAndYear('0')],
          [{ edition: 'business' }, monthAndYear('68')],
          [{ edition: 'premium' }, monthAndYear('198')],
        ],
      },
    ],
  },
  {
    slug: 'jianmu-shop',
    category: 'online-store',
    accessType: 'SAAS',
    title: ['简木商城', 'Jianmu Store'],
    brief: [
      '网页与小程序双端商城，订单、库存与会员同一后台',
      'A store on web and mini program with orders, stock and members behind one desk',
    ],
    sections: [
      [
        'overview',
        [
          '商城适合有自有品牌、希望直接面对顾客的商家。商品一次录入，网页与小程序同步上架，订单、库存与会员积分在同一后台处理。',
          'For brands that want to meet customers directly. Products are entered once and appear on web and mini program; orders, stock and points are handled at one desk.',
        ],
      ],
      [
        'functions',
        [
          ['拼团、满减与预售等常用活动', 'Group buying, thresholds and presales'],
          ['多仓库存与运费模板', 'Several warehouses and freight tables'],
          ['会员等级与储值', 'Member levels and stored value'],
        ],
      ],
      [
        'integration',
        [
          '支持常见支付与快递接口，订单可推送到仓储系统，财务对账单按日生成。首次上线可选购装修服务，由设计师完成首页与商品页。',
          'Common payment and courier interfaces are ready, orders flow to your warehouse system and statements are made daily. Designers can furnish your first pages as a separate service.',
        ],
      ],
      [
        'security',
        [
          '会员手机号加密保存，导出需店主确认；支付密钥只保存在服务端，后台不可查看。',
          'Phone numbers are encrypted, exports need the owner, and payment keys can not be read.',
        ],
      ],
    ],
    guide: [
      ['填写店铺资料并开通支付。', 'Enter store details and activate payment.'],
      ['导入商品表格与图片包。', 'Import products and pictures.'],
      ['下一笔测试订单并退款。', 'Place a test order and refund it.'],
    ],
    highlights: [
      ['网页与小程序同步', 'Web and mini program in step'],
      ['多仓与运费模板', 'Warehouses and freight tables'],
    ],
    tags: ['commerce', 'retail', 'freeTrial'],
    industries: ['retail'],
    standing: [440, 69, 824],
    specifications: [
      {
        code: 'jianmu-shop-basic',
        name: ['成长版', 'Growth'],
        about: ['五千个商品以内', 'Up to 5,000 products'],
        trialDays: 7,
        prices: monthAndYear('298'),
      },
      {
        code: 'jianmu-shop-pro',
        name: ['连锁版', 'Chain'],
        about: ['多门店与分仓', 'Stores and warehouses'],
        prices: monthAndYear('898'),
      },
    ],
  },
  {
    slug: 'jianmu-corporate-site',
    category: 'custom-sites',
    accessType: 'SERVICE',
    title: ['企业官网定制服务', 'Corporate Website Design'],
    brief: [
      '策划、设计、撰稿与开发一体，三十天上线，源文件归客户所有',
      'Concept, design, copy and code in thirty days; the source files are yours',
    ],
    sections: [
      [
        'overview',
        [
          '服务面向希望用网站讲清楚自己的企业。团队先理解业务与客户，再确定栏目与文案，设计师据此完成视觉方案，前端工程师手工编写页面。我们不套用模板，也不交付需要长期依赖我们的专有系统。',
          'For companies that want a site that explains them. We learn the business first, then settle structure and copy; designers draw from that, and engineers write the pages by hand. No templates, and no proprietary system that ties you to us.',
        ],
      ],
      [
        'process',
        [
          [
            '访谈与策划：走访两个部门，整理栏目与关键信息，五天',
            'Interviews and concept: two departments, structure and messages, five days',
          ],
          [
            '视觉设计：首页两个方向选一个深化，八天',
            'Visual design: two directions for the home page, one developed, eight days',
          ],
          [
            '文案与图片：中文撰写，英文由母语译者润色，七天',
            'Copy and pictures: Chinese written, English polished by a native, seven days',
          ],
          [
            '开发与测试：响应式页面、无障碍与速度检查，八天',
            'Development: responsive pages, accessibility and speed, eight days',
          ],
          [
            '上线与培训：部署到客户账号，培训内容维护，两天',
            'Launch and training: deployed in your account, two days',
          ],
        ],
      ],
      [
        'delivery',
        [
          '交付设计源文件、页面源码、内容管理后台、备案与解析指引，以及一份维护手册。图片使用客户自有或已购授权素材，并附授权清单。页面在常见手机上首屏加载不超过两秒，主要页面通过无障碍检查。',
          'You receive design files, source code, a content editor, guidance on filing and DNS, and a manual. Pictures are yours or licensed, with a list. The first screen loads within two seconds on common phones, and main pages pass an accessibility check.',
        ],
      ],
      [
        'acceptance',
        [
          '按需求表中的页面清单、浏览器清单和速度指标验收。验收后提供三个月免费修正，新增栏目另行报价。',
          'Accepted by the lists of pages and browsers and the speed figures in the request form. Corrections are free for three months; new sections are quoted apart.',
        ],
      ],
      [
        'audience',
        [
          '适合正在更换品牌形象、准备拓展海外客户，或者旧网站多年没有维护的企业。若只需要尽快有一个展示页面，自助建站产品更划算，我们会在访谈时如实建议。网站上线后可以由客户自己的同事维护，也可以按年委托我们更新内容，两种方式随时切换。',
          'For companies renewing their brand, turning to customers abroad, or living with a site nobody has kept for years. If a simple page is enough the self-service builder costs less, and we will say so. Your colleagues can maintain the site, or we update it by the year.',
        ],
      ],
    ],
    guide: [
      [
        '下单后填写网站需求表，附上标识与参考网站。',
        'Fill in the request form with your logo and sites you like.',
      ],
      ['安排一位对接人参加访谈与评审。', 'Name a contact for interviews and reviews.'],
      ['验收后修改后台密码并保存源文件。', 'Change passwords after acceptance and store the source files.'],
    ],
    highlights: [
      ['不套模板，手工编写', 'Written by hand'],
      ['中英文案一起交付', 'Copy in both languages'],
      ['源文件归客户', 'Source files are yours'],
      ['三个月免费修正', 'Three months of corrections'],
    ],
    tags: ['website', 'implementation'],
    industries: ['manufacturing', 'general'],
    supervised: true,
    deliverySlaDays: 30,
    featured: true,
    standing: [479, 64, 187],
    specifications: [
      {
        code: 'jianmu-corporate-pages',
        name: ['官网套餐', 'Website package'],
        about: ['按页面规模与语言选择', 'By size and languages'],
        attributes: [
          choice(
            'size',
            ['规模', 'Size'],
            [
              ['s8', '八页以内', 'Up to 8 pages'],
              ['s20', '二十页以内', 'Up to 20 pages'],
            ],
          ),
          choice(
            'language',
            ['语言', 'Languages'],
            [
              ['zh', '中文', 'Chinese'],
              ['both', '中英双语', 'Chinese and English'],
            ],
          ),
        ],
        skus: [
          [{ size: 's8', language: 'zh' }, once('18800')],
          [{ size: 's8', language: 'both' }, once('26800')],
          [{ size: 's20', language: 'zh' }, once('36800')],
          [{ size: 's20', language: 'both' }, once('49800')],
        ],
      },
    ],
  },
  {
    slug: 'jianmu-mini-program',
    category: 'custom-sites',
    accessType: 'SERVICE',
    title: ['小程序定制开发', 'Mini Program Development'],
    brief: [
      '预约、会员、点单类小程序，按人天交付，代码归客户',
      'Booking, membership and ordering mini programs by the person-day, with code that is yours',
    ],
    sections: [
      [
        'overview',
        [
          '面向已有线下业务、需要一个轻便入口的企业。产品经理梳理流程，画出可点击原型，确认后按人天开发，两周一次演示。',
          'For businesses that need a light entrance to what they already do. A product manager maps the process and draws a clickable prototype; once agreed, development goes by the day with a demonstration every two weeks.',
        ],
      ],
      [
        'process',
        [
          ['需求梳理与原型，三到五天', 'Requirements and prototype, three to five days'],
          ['分阶段开发与演示', 'Development in stages with demonstrations'],
          ['协助提交审核并上线', 'Help with review and launch'],
        ],
      ],
      [
        'acceptance',
        [
          '每个阶段以原型中的页面与流程为准验收，未使用的人天可在一年内用于后续调整。上线后提供一个月缺陷修复。',
          'Each stage is accepted against the prototype; unused days stay valid for a year. Defects are fixed for a month after launch.',
        ],
      ],
      [
        'delivery',
        [
          '交付源代码、接口说明与设计稿，并协助把账号、域名与证书登记到客户名下。',
          'You receive source code, interface notes and designs, and accounts are registered in your name.',
        ],
      ],
    ],
    guide: [
      ['提交业务流程与账号资料。', 'Send your process and account details.'],
      ['确认原型后开始排期。', 'Confirm the prototype to be scheduled.'],
    ],
    highlights: [
      ['可点击原型先行', 'A clickable prototype first'],
      ['剩余人天可留用', 'Unused days stay valid'],
    ],
    tags: ['website', 'commerce'],
    industries: ['retail', 'education'],
    supervised: true,
    deliverySlaDays: 25,
    standing: [438, 23, 79],
    specifications: [
      {
        code: 'jianmu-mini-days',
        name: ['开发人天', 'Person-days'],
        about: ['十人天起', 'From ten days'],
        attributes: [quantity('days', ['人天', 'Days'], ['人天', 'day'], [10, 120, 1])],
        prices: once('1200'),
      },
    ],
  },
])
