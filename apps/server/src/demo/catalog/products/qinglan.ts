import { banded, choice, metered, monthAndYear, once, perYear, productsOf, quantity } from '../authoring.ts'

export const qinglanProducts = productsOf('qinglan', [
  {
    slug: 'qinglan-bi',
    category: 'analytics',
    accessType: 'SAAS',
    salesClass: 'joint',
    title: ['青岚分析', 'Qinglan Insight'],
    brief: [
      '业务人员拖拽取数、做图、订阅，指标口径由数据团队统一维护',
      'Business people drag their own charts while the data team keeps one definition of each metric',
    ],
    sections: [
      [
        'overview',
        [
          '青岚分析是一套自助分析工具。数据团队把事实表、维度和指标口径登记在模型里，业务人员在此之上自由组合，不必关心表怎么关联。同一个“毛利率”在每张报表里都是同一个算法，会议时间用来讨论原因，而不是核对数字。',
          'Qinglan Insight is a self-service analysis tool. The data team records facts, dimensions and metric definitions in a model; business people combine them freely without thinking about joins. “Gross margin” is the same formula in every report, so meetings discuss causes instead of checking figures.',
        ],
      ],
      [
        'functions',
        [
          [
            '指标模型：口径、负责人、更新频率与血缘登记在一处，修改前提示受影响的报表',
            'Metric model: definition, owner, refresh and lineage in one place; changes name the reports they touch',
          ],
          [
            '自助看板：三十二种图表，筛选联动、下钻与同比环比只需勾选',
            'Boards: thirty-two charts; linked filters, drill-down and period comparison by ticking',
          ],
          [
            '订阅与告警：按时推送图片或表格，指标越线时通知负责人',
            'Subscriptions and alerts: pictures or tables on time, and a notice when a metric crosses its line',
          ],
          [
            '中文提问：用一句话取数，系统展示它理解的口径供确认',
            'Questions in plain Chinese or English; the tool shows how it understood them before answering',
          ],
          [
            '填报：预算、目标与外部数据在线填写，直接参与计算',
            'Data entry: budgets, targets and outside figures filled in online and used at once',
          ],
        ],
      ],
      [
        'integration',
        [
          '可连接常见的关系数据库、列式仓库、对象存储文件与企业应用接口，支持直连和定时抽取两种方式。报表可嵌入自有系统，权限随登录人自动过滤，行级规则由组织架构推导。',
          'It connects relational databases, column stores, files in object storage and application interfaces, live or by schedule. Reports can be embedded in your own system, rows are filtered by who is signed in, and row rules follow from the organization.',
        ],
      ],
      [
        'performance',
        [
          '在 4 核 16 GB 的抽取引擎上，一亿行明细的分组汇总平均 0.8 秒返回；直连模式取决于源库。并发超出规格时请求排队，不会报错丢失。实际效果与模型设计有关，建议用自有数据试用。',
          'On an extraction engine with four cores and 16 GB, a grouped sum over one hundred million rows returns in 0.8 seconds on average; live queries depend on the source. Beyond the licensed concurrency requests wait instead of failing. Results vary with the model, so try it with your own data.',
        ],
      ],
      [
        'editions',
        [
          '分析账号与查看账号分别购买，同一企业可以混合搭配，随业务增长随时追加。',
          'Author and viewer accounts are bought apart, mixed freely and added as you grow.',
        ],
      ],
    ],
    guide: [
      ['在“数据源”中填写只读账号并测试连接。', 'Enter a read-only account under Data sources and test it.'],
      [
        '新建模型，选择表并确认系统建议的关联。',
        'Create a model, choose tables and confirm the suggested joins.',
      ],
      ['登记指标口径后发布模型。', 'Record metric definitions and publish the model.'],
      [
        '新建看板，拖入指标与维度，保存并分享。',
        'Create a board, drag in metrics and dimensions, save and share.',
      ],
    ],
    highlights: [
      ['指标口径统一登记，修改前提示影响', 'One definition per metric, with impact shown before a change'],
      ['一亿行汇总秒级返回', 'A hundred million rows summed in about a second'],
      ['报表可嵌入，行级权限随人', 'Embeddable, with row permissions that follow the person'],
    ],
    tags: ['bi', 'freeTrial'],
    industries: ['general', 'retail', 'finance'],
    featured: true,
    standing: [471, 164, 1288],
    specifications: [
      {
        code: 'qinglan-bi-seats',
        name: ['账号订阅', 'Accounts'],
        about: [
          '分析账号可建模与制作，查看账号只看与订阅',
          'Authors build models and boards, viewers read and subscribe',
        ],
        trialDays: 14,
        attributes: [
          choice(
            'role',
            ['账号类型', 'Account type'],
            [
              ['author', '分析账号', 'Author'],
              ['viewer', '查看账号', 'Viewer'],
            ],
          ),
          quantity('accounts', ['账号数', 'Accounts'], ['个', 'account'], [5, 1000, 5]),
        ],
        skus: [
          [{ role: 'author' }, monthAndYear('120')],
          [{ role: 'viewer' }, monthAndYear('25')],
        ],
      },
    ],
  },
  {
    slug: 'qinglan-catalog',
    category: 'data-governance',
    accessType: 'SAAS',
    title: ['青岚数据资产目录', 'Qinglan Data Catalog'],
    brief: [
      '自动盘点库表与字段，给每张表找到负责人、含义和质量分',
      'Inventories tables and fields and gives each an owner, a meaning and a quality score',
    ],
    sections: [
      [
        'overview',
        [
          '多数企业说不清自己有多少张表、哪些还在用。青岚数据资产目录通过只读采集自动建立清单，识别重复与长期无人访问的表，并把含义、负责人和敏感级别的补充任务分派到人，进度可以按部门跟踪。',
          'Most companies can not say how many tables they have and which are in use. The catalog builds the list by read-only collection, spots duplicates and tables nobody reads, and assigns the missing meaning, owner and sensitivity to people, with progress by department.',
        ],
      ],
      [
        'functions',
        [
          [
            '采集：支持二十余种数据源，增量更新，不读取业务明细',
            'Collection from more than twenty kinds of sources, incremental, without reading business rows',
          ],
          ['血缘：解析脚本与任务，字段级展示上下游', 'Lineage by field, parsed from scripts and jobs'],
          [
            '质量：空值、唯一、波动等规则按日评分',
            'Quality rules for nulls, uniqueness and drift, scored daily',
          ],
          [
            '敏感识别：按内置与自定义规则打标，建议脱敏方式',
            'Sensitive data tagged by built-in and own rules, with a masking proposal',
          ],
        ],
      ],
      [
        'security',
        [
          '采集器部署在客户网络内，只上送元数据；样例值默认关闭，开启需要管理员与数据负责人共同确认。',
          'The collector runs in your network and sends metadata only. Sample values are off unless the administrator and the data owner both agree.',
        ],
      ],
    ],
    guide: [
      [
        '下载采集器并在内网主机启动，填写注册码。',
        'Download the collector, start it on a host inside your network and enter the registration code.',
      ],
      ['添加数据源后等待首次采集完成。', 'Add sources and wait for the first collection.'],
      ['在“认领”中把库分配给负责人。', 'Assign databases to owners under Claims.'],
    ],
    highlights: [
      ['只采集元数据，明细不出网', 'Metadata only; rows never leave your network'],
      ['字段级血缘', 'Lineage down to the field'],
    ],
    tags: ['governance'],
    industries: ['finance', 'government', 'manufacturing'],
    standing: [438, 34, 186],
    specifications: [
      {
        code: 'qinglan-catalog-sources',
        name: ['按数据源订阅', 'By source'],
        about: [
          '数据源越多单价越低，全部数量适用同一单价',
          'The more sources, the lower the price of each of them',
        ],
        attributes: [quantity('sources', ['数据源', 'Sources'], ['个', 'source'], [3, 200, 1])],
        prices: [
          banded('step', 'MONTH', [
            [1, '320'],
            [11, '260'],
            [51, '200'],
          ]),
          banded('step', 'YEAR', [
            [1, '3200'],
            [11, '2600'],
            [51, '2000'],
          ]),
        ],
      },
    ],
  },
  {
    slug: 'qinglan-weather',
    category: 'datasets',
    accessType: 'DATA',
    title: ['全国气象格点数据', 'Gridded Weather Data for China'],
    brief: [
      '一公里网格、逐小时的气温降水风速辐照，含十年历史与每日更新',
      'Hourly temperature, rain, wind and irradiance on a one-kilometer grid, ten years back and updated daily',
    ],
    sections: [
      [
        'overview',
        [
          '本数据集把地面观测、再分析与卫星反演资料融合到统一的一公里网格，时间分辨率为一小时，覆盖全国陆地与近海。它面向新能源功率预测、农业保险、物流调度与零售备货等需要精细天气的业务，省去自行收集、订正和拼接的工作。',
          'This set merges ground observations, reanalysis and satellite retrievals onto one grid of one kilometer with hourly steps, covering land and coastal waters of China. It serves power forecasts, crop insurance, dispatch and retail planning, and spares you collecting, correcting and stitching the sources.',
        ],
      ],
      [
        'contents',
        [
          ['气温、相对湿度、露点：两米高度', 'Temperature, relative humidity and dew point at two meters'],
          ['降水量与降水类型：小时累计', 'Precipitation and its type, hourly sums'],
          ['风速风向：十米与一百米高度', 'Wind speed and direction at ten and one hundred meters'],
          ['太阳辐照：水平总辐射与法向直射', 'Irradiance: global horizontal and direct normal'],
          ['格点编号、经纬度、海拔与行政区划代码', 'Grid number, coordinates, altitude and district code'],
        ],
      ],
      [
        'quality',
        [
          '每月抽取三百个独立站点对照检验并公布结果：近一年气温平均绝对误差 1.1 摄氏度，小时降水命中率 83%。缺测时段以标志位说明来源，不做隐性填补。复杂山区的风速误差会高于平均值，使用前请参阅检验报告中的分区表。',
          'Each month three hundred independent stations are compared and the result published. Over the past year the mean absolute error of temperature was 1.1 °C and the hit rate of hourly rain 83 %. Gaps carry a flag naming their source and are never filled silently. Wind in complex mountains is less accurate; see the table by region.',
        ],
      ],
      [
        'delivery',
        [
          '文件采用列式压缩格式，按省份与月份分区，附读取示例与字段词典。历史包在订单确认后两个工作日内交付到指定的对象存储，更新包每日上午六点前推送。',
          'Files are columnar and compressed, partitioned by province and month, with sample code and a dictionary. History arrives in your object storage within two working days of confirmation; updates follow every day before six in the morning.',
        ],
      ],
      [
        'terms',
        [
          '许可用于企业内部分析与自有产品，不可原样转售或公开下载。衍生成果的权属归客户所有。',
          'Licensed for analysis inside the company and for your own products; not for resale or public download as is. Results derived from it belong to you.',
        ],
      ],
      [
        'maintenance',
        [
          '算法改版会提前三十天公告，并提供三个月的新旧版本并行数据供比对。',
          'Changes of method are announced thirty days ahead, with three months of both versions to compare.',
        ],
      ],
    ],
    guide: [
      [
        '提交订单时填写对象存储地址与所需省份。',
        'State your object storage and the provinces with the order.',
      ],
      ['收到交付通知后，用校验文件核对完整性。', 'Check the files against the checksum list after delivery.'],
      [
        '按示例脚本读取一天数据，确认时区为东八区。',
        'Read one day with the sample script and note that times are GMT+08:00.',
      ],
    ],
    highlights: [
      ['一公里网格，逐小时', 'One-kilometer grid, hourly'],
      ['每月公开检验报告', 'Verification published each month'],
      ['十年历史加每日更新', 'Ten years of history plus daily updates'],
    ],
    tags: ['dataset', 'weather'],
    industries: ['energy', 'logistics', 'finance'],
    supervised: true,
    deliverySlaDays: 5,
    featured: true,
    standing: [466, 41, 207],
    specifications: [
      {
        code: 'qinglan-weather-history',
        name: ['十年历史包', 'Ten years of history'],
        about: ['按省份一次性购买历史数据', 'History bought once, by province'],
        attributes: [quantity('provinces', ['省份数', 'Provinces'], ['个', 'province'], [1, 31, 1])],
        prices: once('6800'),
      },
      {
        code: 'qinglan-weather-daily',
        name: ['每日更新订阅', 'Daily updates'],
        about: ['全国范围每日更新', 'Daily updates for the whole country'],
        prices: perYear('36000'),
      },
    ],
  },
  {
    slug: 'qinglan-poi',
    category: 'datasets',
    accessType: 'DATA',
    title: ['城市商圈与设施点数据', 'City Districts and Points of Interest'],
    brief: [
      '三百城商圈边界、设施点与人口热度分级，按季更新，适合选址分析',
      'District outlines, points of interest and footfall classes of 300 cities, refreshed each quarter for site selection',
    ],
    sections: [
      [
        'overview',
        [
          '选址团队常常要从多个来源拼出一张底图。本数据集整理了三百座城市的商圈边界、十八类设施点和按网格统计的人口热度等级，编码统一，可以直接关联门店业绩。',
          'Site selection teams often piece a base map together from many sources. This set gathers district outlines, eighteen classes of points and footfall classes by grid cell for 300 cities under one coding, ready to be joined with store results.',
        ],
      ],
      [
        'contents',
        [
          ['商圈：边界、等级、类型与变更记录', 'Districts: outline, rank, type and changes'],
          ['设施点：名称、类别、坐标、地址与营业状态', 'Points: name, class, coordinates, address and state'],
          ['热度：工作日与周末分时段五级', 'Footfall: five classes by time of day, weekday and weekend'],
        ],
      ],
      [
        'quality',
        [
          '每季度随机电话与实地抽检两千个点位，坐标偏差超过五十米的比例控制在 3% 以内。热度仅给出等级，不含个人位置信息。',
          'Two thousand points are checked by phone and on site each quarter; fewer than three percent lie more than fifty meters off. Footfall is given as classes and holds no personal locations.',
        ],
      ],
    ],
    guide: [
      ['选择城市等级并下单，填写接收邮箱。', 'Choose the city tier, order and state a mailbox.'],
      ['收到下载链接后七日内取回文件。', 'Fetch the files within seven days.'],
      ['用附带的编码表关联自有门店。', 'Join your stores with the code table.'],
    ],
    highlights: [
      ['三百城统一编码', 'One coding for 300 cities'],
      ['每季实地抽检', 'Sampled on site each quarter'],
    ],
    tags: ['dataset', 'geo'],
    industries: ['retail', 'finance'],
    supervised: true,
    deliverySlaDays: 3,
    standing: [429, 22, 118],
    specifications: [
      {
        code: 'qinglan-poi-tier',
        name: ['按城市等级', 'By city tier'],
        about: [
          '按等级选择城市范围，一次交付当季数据',
          'Choose the tier of cities; one delivery of the current quarter',
        ],
        attributes: [
          choice(
            'tier',
            ['城市等级', 'City tier'],
            [
              ['t1', '一线四城', 'Four largest cities'],
              ['t2', '新一线与二线', 'Second-tier cities'],
              ['all', '全部三百城', 'All 300 cities'],
            ],
          ),
        ],
        skus: [
          [{ tier: 't1' }, once('9800')],
          [{ tier: 't2' }, once('16800')],
          [{ tier: 'all' }, once('42000')],
        ],
      },
    ],
  },
  {
    slug: 'qinglan-address',
    category: 'data-services',
    accessType: 'API',
    title: ['地址标准化接口', 'Address Normalization API'],
    brief: [
      '把随手写的中文地址拆成省市区街道门牌并补全编码，返回坐标与可信度',
      'Splits free-form Chinese addresses into parts, completes codes and returns coordinates with a confidence',
    ],
    sections: [
      [
        'overview',
        [
          '快递面单、会员资料和设备台账里的地址往往写法各异。接口识别别名、错字与缺省的上级区划，输出统一的层级字段和行政区划编码，便于去重、分区和配送规划。',
          'Addresses on waybills, member records and asset lists are written in many ways. The interface understands aliases, typing errors and missing levels, and returns uniform fields and district codes for de-duplication, zoning and routing.',
        ],
      ],
      [
        'metering',
        [
          '每条地址计一次，批量请求按条数累计；返回可信度低于 0.3 的结果不计费。用量按自然月分层计价，月初重新累计。',
          'Each address counts once, batches by their number; results with a confidence below 0.3 are free. Prices fall by tier within a calendar month and start over at its beginning.',
        ],
      ],
      [
        'performance',
        [
          '单条平均响应 40 毫秒，批量每次可提交一百条。默认每秒 200 次，可按需调整。编码库每月更新，撤并区划保留对照关系。',
          'One address takes forty milliseconds on average; a batch holds one hundred. The default limit is 200 calls a second and can be raised. Codes are updated monthly and merged districts keep a mapping.',
        ],
      ],
    ],
    guide: [
      [
        '购买后在“应用凭证”中创建应用并复制密钥。',
        'Create an application under App credentials after purchase and copy its key.',
      ],
      [
        '调用 `POST /v1/address/normalize`，正文为地址数组。',
        'Call `POST /v1/address/normalize` with an array of addresses.',
      ],
      ['按 `confidence` 决定是否人工复核。', 'Let `confidence` decide what a person should review.'],
    ],
    highlights: [
      ['低可信结果不计费', 'Uncertain results are free'],
      ['区划编码每月更新', 'District codes refreshed monthly'],
    ],
    tags: ['geo', 'payPerUse'],
    industries: ['logistics', 'retail'],
    standing: [455, 58, 432],
    specifications: [
      {
        code: 'qinglan-address-call',
        name: ['按次计费', 'Per address'],
        about: ['每月用量越多，超出部分单价越低', 'Each band of the month’s usage has its own price'],
        prices: [
          banded(
            'tier',
            'ON_DEMAND',
            [
              [1, '0.012'],
              [100001, '0.008'],
              [1000001, '0.005'],
            ],
            ['条', 'address'],
          ),
        ],
      },
    ],
  },
  {
    slug: 'qinglan-sql-agent',
    category: 'agents',
    accessType: 'AGENT',
    title: ['取数助手智能体', 'Query Assistant Agent'],
    brief: [
      '听懂业务问题，写出可复核的查询语句，并解释口径与取数范围',
      'Understands business questions, writes queries you can check, and explains definitions and scope',
    ],
    sections: [
      [
        'overview',
        [
          '取数助手连接你登记过的指标与表结构，把“上月华东退货率为什么升高”这样的问题拆成步骤，逐步查询并给出结论。每一步的语句都可以展开查看，由人确认后再执行。',
          'The assistant knows the metrics and tables you registered. It breaks “why did returns in the east rise last month” into steps, queries them one by one and concludes. Each statement can be opened and confirmed by a person before it runs.',
        ],
      ],
      [
        'functions',
        [
          [
            '口径优先：优先引用已登记指标，找不到时明确说明',
            'Registered metrics first; it says so when none fits',
          ],
          [
            '只读执行：只生成查询语句，限制扫描量与时长',
            'Read-only: queries alone, bounded in scan size and time',
          ],
          ['结论附据：每个数字可追到语句与时间范围', 'Each figure leads back to its statement and period'],
        ],
      ],
      [
        'metering',
        [
          '按模型处理的千词元计量，查询本身的计算费用由数据源一侧承担。',
          'Billed per thousand tokens of the model; computing in your database is yours.',
        ],
      ],
    ],
    guide: [
      [
        '在智能体设置中填写数据目录地址与只读凭证。',
        'Enter the catalog address and a read-only credential in the agent’s settings.',
      ],
      ['先用三个已知答案的问题检验。', 'Check it with three questions whose answers you know.'],
      ['把常用问题保存为卡片供同事使用。', 'Save frequent questions as cards for colleagues.'],
    ],
    highlights: [
      ['语句可见、可改、可确认', 'Statements are visible, editable and confirmed'],
      ['只读且限制扫描量', 'Read-only with bounded scans'],
    ],
    tags: ['agent', 'bi', 'payPerUse'],
    industries: ['general', 'retail'],
    standing: [442, 27, 165],
    specifications: [
      {
        code: 'qinglan-sql-agent-tokens',
        name: ['按词元计费', 'Per token'],
        about: ['输入与输出合并计量', 'Input and output counted together'],
        prices: metered('0.018', ['千词元', '1,000 tokens']),
      },
    ],
  },
  {
    slug: 'qinglan-governance-consulting',
    category: 'consulting',
    accessType: 'SERVICE',
    title: ['数据治理咨询服务', 'Data Governance Consulting'],
    brief: [
      '十周完成盘点、标准、分级与制度落地，交付可以持续运行的机制',
      'Ten weeks from inventory to standards, classification and rules that keep running',
    ],
    sections: [
      [
        'overview',
        [
          '服务面向已经有数据平台、但口径混乱或合规压力较大的企业。顾问驻场与远程结合，帮助客户建立数据标准、分类分级清单与责任机制，并培训内部数据管理员独立运转。',
          'For companies that have a platform but conflicting definitions or pressure to comply. Consultants work on site and remotely to establish standards, classification and responsibilities, and train your own stewards to carry on.',
        ],
      ],
      [
        'process',
        [
          ['盘点与访谈，两周', 'Inventory and interviews, two weeks'],
          ['标准与分级制定，四周', 'Standards and classification, four weeks'],
          ['试点落地与制度发布，三周', 'Pilot and publication of rules, three weeks'],
          ['培训与移交，一周', 'Training and handover, one week'],
        ],
      ],
      [
        'acceptance',
        [
          '交付物包括数据标准手册、分级清单、制度文件与两个试点域的整改报告，由双方按验收表逐项签署。',
          'Deliverables are the standards handbook, classification list, rules and reports on two pilot domains, signed item by item.',
        ],
      ],
    ],
    guide: [
      [
        '下单后填写需求表，列明系统范围与期望时间。',
        'Fill in the request form with systems and dates after ordering.',
      ],
      ['顾问在两个工作日内约定启动会。', 'A consultant arranges the kick-off within two working days.'],
    ],
    highlights: [
      ['驻场与远程结合', 'On site and remote'],
      ['培训内部管理员接手', 'Your own stewards take over'],
    ],
    tags: ['governance', 'implementation'],
    industries: ['finance', 'government'],
    publicSale: false,
    supervised: true,
    deliverySlaDays: 70,
    standing: [480, 9, 21],
    specifications: [
      {
        code: 'qinglan-governance-package',
        name: ['标准服务包', 'Standard engagement'],
        about: ['三位顾问，十周', 'Three consultants, ten weeks'],
        prices: once('268000'),
      },
    ],
  },
  {
    slug: 'qinglan-lake-stack',
    category: 'reference-stacks',
    accessType: 'ORCHESTRATION',
    title: ['数据湖仓一键编排', 'Lakehouse Stack'],
    brief: [
      '对象存储、查询引擎、调度与目录一次拉起，网络与权限按规范预置',
      'Object storage, query engine, scheduler and catalog brought up together, with network and permissions preset',
    ],
    sections: [
      [
        'overview',
        [
          '模板把一套可用于生产的湖仓所需资源写成声明式文件：存储桶分层、弹性查询集群、任务调度、元数据目录与监控。购买后在自己的账号内部署，费用与数据都在自己手里。',
          'The template declares what a production lakehouse needs: layered buckets, an elastic query cluster, a scheduler, a metadata catalog and monitoring. It is deployed in your own account, so cost and data stay in your hands.',
        ],
      ],
      [
        'delivery',
        [
          ['编排模板与变量说明', 'The template and its variables'],
          ['分层命名与权限规范', 'Naming and permission rules by layer'],
          ['两个示例管道与巡检脚本', 'Two sample pipelines and check scripts'],
        ],
      ],
      [
        'requirements',
        [
          '账号需要具备网络、计算与对象存储的创建权限，建议预留 32 核与 128 GB 内存配额。部署约四十分钟，工程师在线陪同完成首个管道。',
          'The account must be allowed to create networks, computing and storage; plan for 32 cores and 128 GB of quota. Deployment takes about forty minutes, and an engineer joins online for the first pipeline.',
        ],
      ],
    ],
    guide: [
      ['在“部署计划”中填写地域与网段。', 'Enter region and address range in the deployment plan.'],
      ['核对资源清单与预估费用后确认。', 'Check the list of resources and the estimate, then confirm.'],
      ['部署完成后运行示例管道。', 'Run the sample pipeline after deployment.'],
    ],
    highlights: [
      ['部署在自己的账号', 'Deployed in your own account'],
      ['四十分钟拉起', 'Up in forty minutes'],
    ],
    tags: ['governance', 'bi'],
    industries: ['internet', 'retail'],
    supervised: true,
    deliverySlaDays: 7,
    standing: [433, 12, 46],
    specifications: [
      {
        code: 'qinglan-lake-standard',
        name: ['标准模板', 'Standard'],
        about: ['单地域，含一年模板更新', 'One region, a year of template updates'],
        prices: perYear('12800'),
      },
      {
        code: 'qinglan-lake-ha',
        name: ['双地域模板', 'Two regions'],
        about: ['增加跨地域复制与切换脚本', 'Adds replication across regions and switch-over scripts'],
        prices: perYear('26800'),
      },
    ],
  },
])
