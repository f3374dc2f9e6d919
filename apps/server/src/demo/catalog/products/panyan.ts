import { banded, choice, metered, monthAndYear, once, perYear, productsOf, quantity } from '../authoring.ts'

export const panyanProducts = productsOf('panyan', [
  {
    slug: 'panyan-waf',
    category: 'application-security',
    accessType: 'SAAS',
    title: ['磐岩网站防护', 'Panyan Web Shield'],
    brief: [
      '改一条解析即可接入，拦截注入、跨站与恶意爬虫，误拦可一键放行',
      'Connect by changing one DNS record; blocks injection, scripting and bad bots, and releases false hits with one click',
    ],
    sections: [
      [
        'overview',
        [
          '磐岩网站防护部署在源站之前，检查每一次请求。接入只需修改域名解析并上传证书，不必改动业务代码。规则由攻防团队每日更新，新漏洞公开后通常在六小时内提供虚拟补丁，为业务修复争取时间。',
          'Web Shield stands in front of your origin and examines each request. To connect, change the DNS record and upload a certificate; no code is touched. Rules are updated daily, and a virtual patch for a new vulnerability usually follows within six hours, which buys time for the real fix.',
        ],
      ],
      [
        'functions',
        [
          [
            '漏洞防护：覆盖注入、跨站、文件上传、反序列化等类别，语义分析与规则并行',
            'Vulnerability protection against injection, scripting, upload and deserialization, by semantics and rules in parallel',
          ],
          [
            '爬虫管理：按行为与设备特征区分搜索引擎、合作方与恶意程序',
            'Bot management tells search engines, partners and hostile programs apart by behavior and device',
          ],
          [
            '频率控制：对登录、短信、下单等接口单独设限',
            'Rate limits for sign-in, text messages, orders and other endpoints',
          ],
          [
            '防篡改与防泄露：关键页面缓存校验，响应中的证件号码自动打码',
            'Tamper and leak protection: key pages verified, identity numbers in answers masked',
          ],
          [
            '攻击复盘：按时间线还原一次攻击的全部请求，可导出报告',
            'Attack review: all requests of an attack on a timeline, exportable as a report',
          ],
        ],
      ],
      [
        'editions',
        [
          '标准版适合单个站点的展示与中小型业务；高级版增加爬虫管理、自定义规则和日志投递；旗舰版提供独享节点与七天二十四小时值守。带宽与域名数量可以分别扩充，业务高峰期可以临时上调，次日起恢复。',
          'Standard suits one site and smaller businesses. Advanced adds bot management, own rules and log delivery. Flagship brings dedicated nodes and a round-the-clock watch. Bandwidth and domains are extended separately and can be raised for a peak.',
        ],
      ],
      [
        'limits',
        [
          '节点故障时自动切换到备用集群，必要时可以一键回源，防护暂停期间会持续短信提醒。静态资源加速不在本商品范围内。防护不能替代代码修复，建议结合渗透测试服务使用。',
          'When a node fails traffic moves to a standby cluster; you can also return to the origin with one click and are reminded while protection is off. Acceleration of static files is not included. Protection does not replace fixing code; consider the penetration test as well.',
        ],
      ],
      [
        'security',
        [
          '访问日志默认留存三十天，客户可自行缩短；证书私钥加密保存，仅防护节点可用。',
          'Access logs stay thirty days or shorter as you wish; private keys are encrypted and used by the nodes alone.',
        ],
      ],
    ],
    guide: [
      ['添加域名与源站地址，上传证书。', 'Add the domain and origin, upload the certificate.'],
      [
        '以观察模式运行三天，查看将被拦截的请求。',
        'Run in watch mode for three days and look at what would be blocked.',
      ],
      ['对误判添加放行规则，切换到拦截模式。', 'Add exceptions for false hits and switch to blocking.'],
      ['在防火墙中只允许防护节点访问源站。', 'Allow only the shield’s nodes to reach your origin.'],
    ],
    highlights: [
      ['改解析即可接入，不动代码', 'One DNS change, no code'],
      ['新漏洞六小时内虚拟补丁', 'Virtual patches within six hours'],
      ['观察模式先行，误拦一键放行', 'Watch mode first, one click for false hits'],
      ['攻击过程可复盘', 'Attacks can be reviewed step by step'],
    ],
    tags: ['waf', 'freeTrial'],
    industries: ['internet', 'finance', 'government'],
    featured: true,
    standing: [469, 133, 980],
    specifications: [
      {
        code: 'panyan-waf-domains',
        name: ['域名订阅', 'Domains'],
        about: ['按版本与域名数订阅', 'By edition and number of domains'],
        trialDays: 7,
        attributes: [
          choice(
            'edition',
            ['版本', 'Edition'],
            [
              ['standard', '标准版', 'Standard'],
              ['advanced', '高级版', 'Advanced'],
              ['flagship', '旗舰版', 'Flagship'],
            ],
          ),
          quantity('domains', ['域名数', 'Domains'], ['个', 'domain'], [1, 50, 1]),
        ],
        skus: [
          [{ edition: 'standard' }, monthAndYear('460')],
          [{ edition: 'advanced' }, monthAndYear('1280')],
          [{ edition: 'flagship' }, monthAndYear('4600')],
        ],
      },
    ],
  },
  {
    slug: 'panyan-audit',
    category: 'audit-compliance',
    accessType: 'SAAS',
    title: ['磐岩日志审计', 'Panyan Log Audit'],
    brief: [
      '集中留存主机、网络与应用日志，满足一百八十天留存与检索要求',
      'Keeps host, network and application logs in one place for the required 180 days and finds them again',
    ],
    sections: [
      [
        'overview',
        [
          '日志审计把分散在主机、网络设备、数据库和应用里的日志收到一处，写入后不可修改。检索支持字段与全文两种方式，十亿条规模下常用查询三秒内返回，便于日常排查与合规检查。',
          'Log Audit gathers logs of hosts, network devices, databases and applications in one place where they can not be changed. Search works by field and by full text; common queries over a billion entries return within three seconds.',
        ],
      ],
      [
        'functions',
        [
          ['采集：代理、系统日志协议与对象存储三种方式', 'Collection by agent, syslog and object storage'],
          [
            '关联告警：内置两百余条场景规则，可视化编辑',
            'More than two hundred correlation rules, editable on screen',
          ],
          [
            '合规报表：按等级保护与行业要求自动生成',
            'Compliance reports for graded protection and industry rules',
          ],
        ],
      ],
      [
        'editions',
        [
          '按每日日志量选择档位，留存时间默认一百八十天，可延长到三年。超出当日档位的日志继续接收，次月提示调整。',
          'Choose by daily volume; logs are kept for 180 days and up to three years on request. Volume beyond the plan is still accepted, and you are asked to adjust in the following month.',
        ],
      ],
    ],
    guide: [
      ['创建采集任务并下载代理。', 'Create a collection job and download the agent.'],
      ['确认日志到达后启用内置规则。', 'Enable the built-in rules once logs arrive.'],
      ['在“报表”中订阅月度合规报告。', 'Subscribe to the monthly report.'],
    ],
    highlights: [
      ['写入后不可修改', 'Append only'],
      ['十亿条三秒检索', 'A billion entries searched in three seconds'],
    ],
    tags: ['audit'],
    industries: ['government', 'finance', 'healthcare'],
    standing: [444, 48, 315],
    specifications: [
      {
        code: 'panyan-audit-volume',
        name: ['日志量档位', 'Daily volume'],
        about: ['按每日写入量选择', 'By volume written a day'],
        attributes: [
          choice(
            'volume',
            ['每日日志量', 'Per day'],
            [
              ['g10', '10 GB 以内', 'Up to 10 GB'],
              ['g50', '50 GB 以内', 'Up to 50 GB'],
              ['g200', '200 GB 以内', 'Up to 200 GB'],
            ],
          ),
        ],
        skus: [
          [{ volume: 'g10' }, monthAndYear('880')],
          [{ volume: 'g50' }, monthAndYear('2980')],
          [{ volume: 'g200' }, monthAndYear('8600')],
        ],
      },
    ],
  },
  {
    slug: 'panyan-endpoint',
    category: 'network-security',
    accessType: 'LICENSE',
    title: ['磐岩终端安全（独立部署）', 'Panyan Endpoint (self-hosted)'],
    brief: [
      '病毒查杀、补丁、外设与违规外联管控，管理中心部署在自有机房',
      'Malware, patches, devices and forbidden connections, managed from a center in your own data center',
    ],
    sections: [
      [
        'overview',
        [
          '终端安全为办公电脑和服务器提供统一防护。管理中心安装在客户自有环境，终端不需要访问公网，规则与病毒库可以通过离线包更新，适合内网隔离的单位。',
          'Endpoint protects office computers and servers. Its center runs in your own environment; endpoints need no internet access, and rules and signatures arrive as offline packages, which suits isolated networks.',
        ],
      ],
      [
        'functions',
        [
          [
            '查杀：特征、行为与沙箱三层检测，勒索行为即时回滚',
            'Detection by signature, behavior and sandbox, with rollback of ransomware',
          ],
          ['补丁：按分组灰度下发，失败自动回退', 'Patches rolled out by group and reverted on failure'],
          [
            '管控：移动存储、打印、截屏与外联策略',
            'Control of removable media, printing, screenshots and connections',
          ],
        ],
      ],
      [
        'delivery',
        [
          '交付安装包、授权码与部署手册。授权码在管理中心激活，支持离线激活；同一授权可在更换服务器时解绑一次。',
          'You receive the installer, a license code and the manual. The code is activated in the center, offline if necessary, and can be moved once when the server changes.',
        ],
      ],
    ],
    guide: [
      ['在干净的服务器上安装管理中心。', 'Install the center on a clean server.'],
      [
        '输入授权码激活，或导出申请文件离线激活。',
        'Enter the code, or export a request file for offline activation.',
      ],
      ['通过域策略或链接分发客户端。', 'Distribute the client by policy or link.'],
    ],
    highlights: [
      ['全离线可用', 'Works fully offline'],
      ['勒索行为即时回滚', 'Ransomware rolled back at once'],
    ],
    tags: ['endpoint', 'privateDeploy'],
    industries: ['government', 'manufacturing', 'healthcare'],
    deliverySlaDays: 3,
    standing: [436, 52, 388],
    specifications: [
      {
        code: 'panyan-endpoint-nodes',
        name: ['按终端授权', 'By endpoint'],
        about: ['数量所在档位的单价适用于全部终端', 'The band of the total sets the price of each endpoint'],
        attributes: [
          choice(
            'platform',
            ['终端类型', 'Kind'],
            [
              ['pc', '办公电脑', 'Office computer'],
              ['server', '服务器', 'Server'],
            ],
          ),
          quantity('nodes', ['终端数', 'Endpoints'], ['台', 'endpoint'], [10, 5000, 10]),
        ],
        skus: [
          [
            { platform: 'pc' },
            [
              banded('step', 'YEAR', [
                [1, '128'],
                [101, '98'],
                [1001, '72'],
              ]),
            ],
          ],
          [
            { platform: 'server' },
            [
              banded('step', 'YEAR', [
                [1, '680'],
                [101, '560'],
                [1001, '420'],
              ]),
            ],
          ],
        ],
      },
    ],
  },
  {
    slug: 'panyan-bastion',
    category: 'identity-access',
    accessType: 'IMAGE',
    title: ['磐岩运维堡垒机镜像', 'Panyan Bastion Image'],
    brief: [
      '一台云主机即可运行的运维入口，授权、录像与命令审计齐备',
      'An operations gateway on a single cloud host, with grants, recordings and command audit',
    ],
    sections: [
      [
        'overview',
        [
          '堡垒机镜像预装运维审计系统，启动云主机后即可使用。运维人员从统一入口登录，账号与密码由系统托管，操作全程录像，危险命令可以拦截或转为审批。',
          'The image holds a ready-made operations gateway. Engineers sign in at one place, passwords are kept by the system, sessions are recorded, and dangerous commands are blocked or sent for approval.',
        ],
      ],
      [
        'functions',
        [
          ['支持字符、图形与数据库三类会话', 'Shell, desktop and database sessions'],
          ['双因素登录与时间段授权', 'Second factor and time windows'],
          ['录像检索到具体命令', 'Recordings searchable by command'],
        ],
      ],
      [
        'requirements',
        [
          '建议 4 核 8 GB，系统盘 100 GB；需开放 443 与 2222 端口。首次登录使用主机编号作为初始密码，系统会要求立即修改。',
          'Four cores, 8 GB and a 100 GB system disk are advised; open ports 443 and 2222. The first password is the host’s id and must be changed at once.',
        ],
      ],
    ],
    guide: [
      ['用镜像创建云主机并绑定弹性地址。', 'Create a host from the image and bind an address.'],
      [
        '浏览器访问 `https://主机地址`，用主机编号登录。',
        'Open `https://<host>` and sign in with the host’s id.',
      ],
      ['修改密码并启用双因素，再添加资产。', 'Change the password, enable the second factor and add assets.'],
    ],
    highlights: [
      ['一台主机即可运行', 'Runs on one host'],
      ['录像按命令检索', 'Recordings searchable by command'],
    ],
    tags: ['audit', 'privateDeploy'],
    industries: ['general', 'finance'],
    standing: [450, 66, 540],
    specifications: [
      {
        code: 'panyan-bastion-50',
        name: ['50 资产', '50 assets'],
        about: ['可管理五十个资产', 'Manages fifty assets'],
        prices: monthAndYear('390'),
      },
      {
        code: 'panyan-bastion-200',
        name: ['200 资产', '200 assets'],
        about: ['可管理二百个资产', 'Manages two hundred assets'],
        prices: monthAndYear('980'),
      },
    ],
  },
  {
    slug: 'panyan-pentest',
    category: 'security-services',
    accessType: 'SERVICE',
    title: ['渗透测试服务', 'Penetration Test'],
    brief: [
      '人工为主的黑盒与灰盒测试，附复现步骤、修复建议与一次复测',
      'Black-box and gray-box tests by people, with reproduction steps, advice and one retest',
    ],
    sections: [
      [
        'overview',
        [
          '由具备攻防经验的工程师在授权范围内模拟真实攻击，覆盖业务逻辑、权限越界、接口滥用等扫描器难以发现的问题。测试前双方确认范围与时间窗，测试中如发现高危问题即时电话通报。',
          'Engineers with offensive experience imitate real attacks within the agreed scope and look for logic flaws, privilege errors and abused interfaces that scanners miss. Scope and time window are agreed first; critical findings are reported by phone at once.',
        ],
      ],
      [
        'process',
        [
          ['范围确认与授权签署', 'Scope and written permission'],
          ['人工测试，通常五到八个工作日', 'Manual testing, usually five to eight working days'],
          ['提交报告并讲解', 'Report and walk-through'],
          ['修复后复测一次', 'One retest after fixing'],
        ],
      ],
      [
        'acceptance',
        [
          '报告列明每个漏洞的等级、影响、复现步骤与修复建议；复测报告给出关闭状态，客户在平台确认验收。',
          'The report names grade, impact, reproduction and advice for each finding; the retest report states what is closed, and you accept it on the platform.',
        ],
      ],
    ],
    guide: [
      ['下载并填写授权书与资产清单。', 'Fill in the permission and the list of assets.'],
      ['约定测试时间窗与应急联系人。', 'Agree on the window and an emergency contact.'],
      ['收到报告后安排修复并申请复测。', 'Fix, then ask for the retest.'],
    ],
    highlights: [
      ['人工测试业务逻辑', 'People test the business logic'],
      ['含一次复测', 'One retest included'],
    ],
    tags: ['pentest'],
    industries: ['finance', 'internet', 'government'],
    supervised: true,
    deliverySlaDays: 15,
    standing: [478, 37, 142],
    specifications: [
      {
        code: 'panyan-pentest-system',
        name: ['按系统计', 'Per system'],
        about: ['一个系统含网页端与接口', 'One system with its pages and interfaces'],
        attributes: [
          choice(
            'scope',
            ['系统规模', 'Size'],
            [
              ['small', '小型（三十个接口以内）', 'Small (up to 30 endpoints)'],
              ['medium', '中型（一百个接口以内）', 'Medium (up to 100 endpoints)'],
            ],
          ),
          quantity('systems', ['系统数', 'Systems'], ['个', 'system'], [1, 10, 1]),
        ],
        skus: [
          [{ scope: 'small' }, once('18000')],
          [{ scope: 'medium' }, once('36000')],
        ],
      },
    ],
  },
  {
    slug: 'panyan-risk-score',
    category: 'data-services',
    accessType: 'API',
    title: ['访问风险评分接口', 'Access Risk Score API'],
    brief: [
      '注册、登录与领券前查一次，返回零到一百的风险分与命中原因',
      'Ask before sign-up, sign-in or a coupon: returns a score from 0 to 100 and the reasons for it',
    ],
    sections: [
      [
        'overview',
        [
          '接口综合网络地址信誉、设备环境与行为节奏，对一次访问给出风险评分，帮助业务在注册、登录和营销活动中区分真人与批量程序。只接收必要字段，不要求上传姓名与证件号。',
          'The interface combines reputation of the address, the device and the rhythm of behavior into a score that tells people from batch programs. It takes only the fields it needs and asks for no names or identity numbers.',
        ],
      ],
      [
        'metering',
        [
          '每次评分计一次，超时未返回结果不计费；同一请求编号十分钟内重复查询只计一次。',
          'Each score counts once; calls without a result are free, and repeats of one request id within ten minutes count once.',
        ],
      ],
      [
        'limits',
        [
          '评分用于辅助判断，建议与验证码、人工复核配合，不宜作为拒绝服务的单一依据。平均响应 35 毫秒。',
          'The score supports a decision; combine it with challenges and review instead of refusing service on it alone. The average answer takes 35 ms.',
        ],
      ],
    ],
    guide: [
      [
        '创建应用凭证并在服务端调用 `POST /v1/risk/score`。',
        'Create a credential and call `POST /v1/risk/score` from your server.',
      ],
      ['先记录两周评分分布，再设定阈值。', 'Record scores for two weeks before you set thresholds.'],
      ['用 `reasons` 字段给出分级处置。', 'Use `reasons` to grade your response.'],
    ],
    highlights: [
      ['附命中原因，便于解释', 'Comes with reasons'],
      ['不收集身份信息', 'No identity data'],
    ],
    tags: ['risk', 'payPerUse'],
    industries: ['internet', 'retail', 'finance'],
    standing: [432, 29, 210],
    specifications: [
      {
        code: 'panyan-risk-call',
        name: ['按次计费', 'Per call'],
        about: ['按成功返回次数计费', 'By successful answers'],
        prices: metered('0.02', ['次', 'call']),
      },
    ],
  },
  {
    slug: 'panyan-managed-security',
    category: 'security-services',
    accessType: 'SERVICE',
    title: ['安全托管年度服务', 'Managed Security, Yearly'],
    brief: [
      '月度巡检、漏洞跟踪、应急响应与两次演练，由固定工程师负责',
      'Monthly checks, vulnerability tracking, response and two drills by a named engineer',
    ],
    sections: [
      [
        'overview',
        [
          '适合没有专职安全岗位的企业。服务期内由固定工程师熟悉客户环境，按月巡检并跟踪整改，重大节假日提供值守，发生事件时远程或到场处置。',
          'For companies without a security post of their own. A named engineer learns your environment, checks it monthly and follows up, keeps watch on public holidays, and responds remotely or on site.',
        ],
      ],
      [
        'process',
        [
          ['首月建立资产台账与风险基线', 'Month one: asset list and baseline'],
          ['每月巡检、通报与整改跟踪', 'Monthly check, report and follow-up'],
          ['每半年一次桌面或实战演练', 'A drill every half year'],
        ],
      ],
      [
        'acceptance',
        [
          '按季度提交服务报告，包含事件处置时长、漏洞关闭率与下一季度建议，客户逐季确认。',
          'A quarterly report states response times, closed findings and advice for the next quarter; you confirm each.',
        ],
      ],
      [
        'scenarios',
        [
          '常见于工厂、学校与医疗机构，可与网站防护、终端安全配合，也可单独购买；超出资产数量时按台补差。',
          'Common in factories, schools and clinics, with or without our products; assets beyond fifty are charged one by one.',
        ],
      ],
    ],
    guide: [
      ['提交网络拓扑与联系人清单。', 'Send the network plan and contacts.'],
      ['与工程师约定巡检窗口。', 'Agree on check windows with the engineer.'],
    ],
    highlights: [
      ['固定工程师负责', 'A named engineer'],
      ['每年两次演练', 'Two drills a year'],
    ],
    tags: ['audit', 'pentest'],
    industries: ['manufacturing', 'healthcare', 'education'],
    supervised: true,
    deliverySlaDays: 10,
    standing: [0, 0, 6],
    specifications: [
      {
        code: 'panyan-managed-year',
        name: ['年度服务', 'One year'],
        about: ['五十台资产以内', 'Up to fifty assets'],
        prices: perYear('98000'),
      },
    ],
  },
])
