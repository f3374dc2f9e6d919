import { choice, metered, monthAndYear, perYear, productsOf, quantity } from '../authoring.ts'

export const lionshoalProducts = productsOf('lionshoal', [
  {
    slug: 'lionshoal-apm',
    category: 'monitoring',
    accessType: 'SAAS',
    title: ['狮屿应用监控', 'Lionshoal APM'],
    brief: [
      '链路、指标与日志同屏关联，定位慢请求到具体语句，数据存于新加坡',
      'Traces, metrics and logs side by side, down to the slow statement, stored in Singapore',
    ],
    sections: [
      [
        'overview',
        [
          '狮屿应用监控帮助开发与运维团队回答两个问题：现在哪里慢，以及为什么慢。采集遵循开放标准，接入不绑定厂商代理；链路、指标与日志以同一个请求编号关联，点开一条慢请求即可看到它经过的服务、执行的语句与当时的主机状态。',
          'APM answers two questions: what is slow, and why. Collection follows open standards and needs no proprietary agent. Traces, metrics and logs share one request id, so a slow request opens into its services, statements and the state of the host at that moment.',
        ],
      ],
      [
        'functions',
        [
          [
            '服务拓扑：自动绘制依赖，显示每条边的延迟与错误',
            'Service map with latency and errors on each edge',
          ],
          [
            '尾部采样：优先保留慢与出错的请求，控制存储成本',
            'Tail sampling keeps slow and failing requests and saves storage',
          ],
          [
            '持续剖析：按函数展示处理器与内存占用，可对比两个版本',
            'Continuous profiling by function, comparing two releases',
          ],
          [
            '告警：动态基线减少误报，支持值班轮换与升级',
            'Alerts on moving baselines with rotas and escalation',
          ],
          ['发布对照：每次上线后自动比较关键指标', 'Release comparison after each deployment'],
        ],
      ],
      [
        'limits',
        [
          '本商品的数据存放在新加坡机房，因此仅向新加坡注册的账号销售。单租户每日写入上限为 2 TB，超出时按采样策略降级，不会丢弃错误请求。日志检索默认保留十五天，可延长至九十天。',
          'Data rests in Singapore, so the product is sold to accounts registered there. A tenant may write 2 TB a day; beyond it sampling tightens, yet failing requests are kept. Logs are searchable for fifteen days and up to ninety.',
        ],
      ],
      [
        'integration',
        [
          '支持常见语言的开放标准探针、容器平台与云服务指标，也可以把告警推送到聊天工具和工单系统。仪表盘以文件形式保存，能够纳入代码仓库评审，多套环境保持一致。',
          'Open-standard instrumentation of common languages, container platforms and cloud metrics are supported, and alerts reach chat and ticket tools. Dashboards are files that can be reviewed in a repository and kept equal across environments.',
        ],
      ],
      [
        'audience',
        [
          '适合服务数量在十个以上、由多个小组共同维护的系统；单体应用也可以只启用链路版，费用与主机数量成正比。',
          'For systems of ten services or more kept by several teams; a single application may use the Traces edition alone, at a cost in proportion to its hosts.',
        ],
      ],
    ],
    guide: [
      ['创建环境并复制写入地址与令牌。', 'Create an environment and copy its endpoint and token.'],
      ['在应用启动参数中加入探针配置。', 'Add the instrumentation to your start parameters.'],
      ['等待两分钟后查看服务拓扑。', 'Look at the service map after two minutes.'],
      ['从模板创建三条基础告警。', 'Create three basic alerts from templates.'],
    ],
    highlights: [
      ['遵循开放标准采集', 'Open-standard collection'],
      ['慢请求定位到语句', 'Down to the slow statement'],
      ['仪表盘即文件', 'Dashboards are files'],
    ],
    tags: ['monitoring', 'devops', 'freeTrial'],
    industries: ['internet', 'finance'],
    salesRegions: ['SG'],
    standing: [468, 71, 415],
    specifications: [
      {
        code: 'lionshoal-apm-hosts',
        name: ['按主机订阅', 'By host'],
        about: ['按版本与主机数', 'By edition and hosts'],
        trialDays: 14,
        attributes: [
          choice(
            'edition',
            ['版本', 'Edition'],
            [
              ['trace', '链路版', 'Traces'],
              ['full', '全量版', 'Full'],
            ],
          ),
          quantity('hosts', ['主机数', 'Hosts'], ['台', 'host'], [5, 1000, 5]),
        ],
        skus: [
          [{ edition: 'trace' }, monthAndYear('95')],
          [{ edition: 'full' }, monthAndYear('168')],
        ],
      },
    ],
  },
  {
    slug: 'lionshoal-testlab',
    category: 'testing',
    accessType: 'LICENSE',
    protocol: 'LICENSE_ONLINE',
    title: ['狮屿测试管理（独立部署）', 'Lionshoal Test Lab (self-hosted)'],
    brief: [
      '用例、计划、执行与缺陷同库，自动化结果自动回填',
      'Cases, plans, runs and defects in one place, with automated results filled in',
    ],
    sections: [
      [
        'overview',
        [
          '测试管理部署在客户内网，把手工用例与自动化结果放在同一份计划里。每个需求能看到覆盖情况，每个缺陷能追到发现它的步骤。',
          'Installed in your network, it keeps manual cases and automated results in one plan. Each requirement shows its coverage and each defect the step that found it.',
        ],
      ],
      [
        'functions',
        [
          ['用例评审与版本对比', 'Case review and versions'],
          ['流水线结果导入', 'Results imported from pipelines'],
          ['质量看板与准出条件', 'Quality board and release criteria'],
        ],
      ],
      [
        'delivery',
        [
          '提供安装包与授权码，单机即可运行，支持两种常见数据库。授权按命名用户，只读用户不限数量。',
          'Installer and code; runs on one machine with either of two common databases. Licensed by named user; readers are free.',
        ],
      ],
      [
        'requirements',
        [
          '4 核 8 GB 主机即可支撑五十人团队，附件较多时建议另挂数据盘并每日备份。',
          'Four cores and 8 GB carry fifty people; add a data disk for attachments.',
        ],
      ],
    ],
    guide: [
      ['在内网主机安装并输入授权码。', 'Install on an internal host and enter the code.'],
      ['导入现有用例表格。', 'Import existing cases.'],
      ['在流水线中加入结果上报步骤。', 'Add a reporting step to your pipeline.'],
    ],
    highlights: [
      ['只读用户不限', 'Any number of readers'],
      ['自动化结果回填', 'Automated results filled in'],
    ],
    tags: ['testing', 'devops', 'privateDeploy'],
    industries: ['internet', 'finance'],
    deliverySlaDays: 2,
    standing: [437, 30, 205],
    specifications: [
      {
        code: 'lionshoal-testlab-users',
        name: ['命名用户', 'Named users'],
        about: ['按编辑用户数', 'By editing users'],
        attributes: [quantity('users', ['用户数', 'Users'], ['人', 'user'], [10, 500, 5])],
        prices: perYear('360'),
      },
    ],
  },
  {
    slug: 'lionshoal-git',
    category: 'ci-cd',
    accessType: 'IMAGE',
    title: ['狮屿代码托管镜像', 'Lionshoal Code Hosting Image'],
    brief: [
      '一台云主机的代码仓库与评审平台，自带流水线与制品库',
      'Repositories and review on one cloud host, with pipelines and an artifact store',
    ],
    sections: [
      [
        'overview',
        [
          '镜像预装代码托管、合并评审、流水线与制品库，适合二百人以内的研发团队。仓库存放在独立数据盘，升级时一条命令完成并可回退。',
          'Hosting, review, pipelines and artifacts preinstalled for teams of up to two hundred. Repositories lie on their own disk; one command upgrades and another goes back.',
        ],
      ],
      [
        'functions',
        [
          ['分支保护与评审规则', 'Branch protection and review rules'],
          ['容器化流水线执行器', 'Containerized pipeline runners'],
          ['镜像与语言包制品库', 'Store for images and language packages'],
        ],
      ],
      [
        'requirements',
        [
          '建议 8 核 16 GB 与 200 GB 数据盘；开放 80、443 与 2222 端口。首次访问网页设置管理员密码，二十四小时内未设置将自动锁定。',
          'Eight cores, 16 GB and a 200 GB data disk are advised; open ports 80, 443 and 2222. Set the administrator’s password on the first visit; after twenty-four hours the page locks.',
        ],
      ],
      [
        'maintenance',
        [
          '每两个月发布新版镜像，安全修复以补丁包推送，升级前自动创建快照。',
          'A new image every two months, fixes as patches, snapshots before upgrades.',
        ],
      ],
    ],
    guide: [
      ['创建主机并挂载数据盘。', 'Create a host and attach a data disk.'],
      ['访问主机地址设置管理员。', 'Open the host and set the administrator.'],
      ['绑定域名与证书。', 'Bind a domain and a certificate.'],
    ],
    highlights: [
      ['一台主机完整研发平台', 'A whole platform on one host'],
      ['一条命令升级与回退', 'One command up, one back'],
    ],
    tags: ['devops', 'openSource', 'payPerUse'],
    industries: ['internet'],
    standing: [451, 82, 930],
    specifications: [
      {
        code: 'lionshoal-git-hour',
        name: ['按小时', 'Hourly'],
        about: ['按运行时长', 'By running time'],
        prices: metered('0.48', ['小时', 'hour']),
      },
      {
        code: 'lionshoal-git-month',
        name: ['包周期', 'By period'],
        about: ['按月或按年', 'By month or year'],
        prices: monthAndYear('258'),
      },
    ],
  },
  {
    slug: 'lionshoal-runtime-image',
    category: 'operating-systems',
    accessType: 'IMAGE',
    title: ['网站运行环境镜像', 'Web Runtime Image'],
    brief: [
      '常用网站语言与网关预装，证书自动续期，附一键快照脚本',
      'Common web languages and a gateway preinstalled, with certificate renewal and snapshots',
    ],
    sections: [
      [
        'overview',
        [
          '镜像为中小网站准备好运行环境：网关、三种语言运行时、数据库客户端与计划任务，默认配置经过加固与压测。新手按向导创建站点，老手可以直接修改配置文件。',
          'Prepares a host for small and medium sites: gateway, three language runtimes, database clients and scheduled jobs, hardened and load-tested. Beginners follow the wizard; experts edit the files.',
        ],
      ],
      [
        'functions',
        [
          ['命令行向导创建站点与证书', 'A wizard for sites and certificates'],
          ['访问与错误日志按日切分', 'Logs rotated daily'],
          ['快照脚本写入对象存储', 'Snapshots to object storage'],
        ],
      ],
      [
        'requirements',
        [
          '2 核 4 GB 起，开放 80 与 443 端口。以密钥登录 `deploy` 用户，首次登录会显示操作菜单。默认不安装图形面板，减少暴露面。',
          'From two cores and 4 GB; open ports 80 and 443. Sign in as `deploy` with a key; a menu appears. No graphical panel is installed, which keeps the surface small.',
        ],
      ],
    ],
    guide: [
      ['用镜像创建主机并登录。', 'Create a host from the image and sign in.'],
      ['运行 `site add 域名` 创建站点。', 'Run `site add <domain>`.'],
      ['将程序放入站点目录并重载。', 'Copy your program into the site’s folder and reload.'],
    ],
    highlights: [
      ['证书自动续期', 'Certificates renew themselves'],
      ['无面板更安全', 'No panel, less surface'],
    ],
    tags: ['website', 'openSource'],
    industries: ['internet', 'general'],
    standing: [433, 59, 1480],
    specifications: [
      {
        code: 'lionshoal-runtime-month',
        name: ['包周期', 'By period'],
        about: ['按月或按年', 'By month or year'],
        prices: monthAndYear('19.9'),
      },
    ],
  },
  {
    slug: 'lionshoal-gateway',
    category: 'api-management',
    accessType: 'CONTAINER',
    title: ['狮屿接口网关', 'Lionshoal API Gateway'],
    brief: [
      '声明式配置的接口网关，鉴权、限流与灰度，社区版免费',
      'A declarative gateway with authentication, limits and canary releases; Community is free',
    ],
    sections: [
      [
        'overview',
        [
          '接口网关运行在客户的容器集群，配置即文件，提交后平滑生效。社区版包含路由、限流与基础鉴权，企业版增加开发者门户、审计与图形控制台。',
          'Runs in your cluster; configuration is files that take effect smoothly. Community holds routing, limits and basic authentication; Enterprise adds a developer portal, audit and a console.',
        ],
      ],
      [
        'functions',
        [
          ['按路径、头部与权重分流', 'Routing by path, header and weight'],
          ['令牌与签名等七种鉴权', 'Seven kinds of authentication'],
          ['熔断、重试与影子流量', 'Circuit breaking, retries and shadow traffic'],
        ],
      ],
      [
        'performance',
        [
          '单实例 2 核 2 GB 转发每秒 31,000 次，附加延迟中位数 0.4 毫秒。配置变更不断开长连接。',
          'An instance of two cores and 2 GB forwards 31,000 calls a second with 0.4 ms added in the median. Changes do not break long connections.',
        ],
      ],
      [
        'requirements',
        [
          '需要 1.24 以上版本的容器平台；控制面 1 核 1 GB，数据面按流量横向扩展。',
          'Container platform 1.24 or later; one core and 1 GB for control, data plane scales out.',
        ],
      ],
    ],
    guide: [
      ['添加应用仓库并安装。', 'Add the repository and install.'],
      ['提交首个路由文件。', 'Commit a first route.'],
      ['接入监控并设置限流。', 'Connect monitoring and set limits.'],
    ],
    highlights: [
      ['社区版免费', 'Community is free'],
      ['配置即文件', 'Configuration is files'],
    ],
    tags: ['container', 'devops', 'openSource'],
    industries: ['internet'],
    standing: [446, 51, 760],
    specifications: [
      {
        code: 'lionshoal-gateway-community',
        name: ['社区版', 'Community'],
        about: ['功能完整的转发与鉴权', 'Forwarding and authentication'],
        prices: monthAndYear('0'),
      },
      {
        code: 'lionshoal-gateway-enterprise',
        name: ['企业版', 'Enterprise'],
        about: ['按实例数订阅', 'By instance'],
        attributes: [quantity('instances', ['实例数', 'Instances'], ['个', 'instance'], [2, 100, 1])],
        prices: monthAndYear('420'),
      },
    ],
  },
  {
    slug: 'lionshoal-devops-stack',
    category: 'reference-stacks',
    accessType: 'ORCHESTRATION',
    title: ['研发平台一键编排', 'DevOps Platform Stack'],
    brief: [
      '代码、流水线、制品、监控与单点登录一次部署到自己的账号',
      'Code, pipelines, artifacts, monitoring and single sign-on deployed into your own account',
    ],
    sections: [
      [
        'overview',
        [
          '模板在客户账号内部署一套完整的研发平台，各组件已完成登录打通与网络隔离。适合希望自持平台、又不愿花两个月搭建的团队。',
          'Deploys a complete platform in your account, with sign-on joined and networks separated. For teams that want to own it without spending two months.',
        ],
      ],
      [
        'delivery',
        [
          ['编排模板与升级路径', 'Template and upgrade path'],
          ['示例项目与流水线', 'Sample project and pipeline'],
          ['备份恢复与巡检手册', 'Manual for backup, restore and checks'],
        ],
      ],
      [
        'requirements',
        [
          '建议预留 40 核与 160 GB 内存配额，以及一个已备案域名。工程师在线协助首次部署，完成示例流水线后验收。',
          'Plan for 40 cores and 160 GB and a registered domain. An engineer helps online; acceptance follows the sample pipeline.',
        ],
      ],
      [
        'security',
        [
          '管理入口默认只允许内网访问，密钥由客户自有的密钥服务保管。',
          'Administration is internal by default and secrets stay in your own key service.',
        ],
      ],
    ],
    guide: [
      ['提交需求表与域名。', 'Send the request form and domain.'],
      ['核对计划并执行部署。', 'Check the plan and deploy.'],
      ['运行示例流水线。', 'Run the sample pipeline.'],
    ],
    highlights: [
      ['登录已打通', 'Sign-on joined'],
      ['升级路径明确', 'A clear upgrade path'],
    ],
    tags: ['devops', 'monitoring'],
    industries: ['internet', 'manufacturing'],
    supervised: true,
    deliverySlaDays: 7,
    standing: [448, 9, 33],
    specifications: [
      {
        code: 'lionshoal-devops-year',
        name: ['年度订阅', 'Yearly'],
        about: ['含模板更新与两次升级协助', 'Template updates and help with two upgrades'],
        prices: perYear('18600'),
      },
    ],
  },
])
