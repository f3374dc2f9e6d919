import { choice, monthAndYear, once, productsOf, quantity } from '../authoring.ts'

export const tuoyeProducts = productsOf('tuoye', [
  {
    slug: 'tuoye-iot-hub',
    category: 'iot-platforms',
    accessType: 'SAAS',
    title: ['拓野设备云', 'Tuoye Device Cloud'],
    brief: [
      '工业设备接入、监视、告警与远程升级，四百种协议驱动开箱可用',
      'Connects, watches, alerts and updates industrial devices, with four hundred protocol drivers ready',
    ],
    sections: [
      [
        'overview',
        [
          '拓野设备云让设备制造商和工厂把分散在各地的机器接到同一块屏幕上。现场用网关采集，云端完成解析、存储与展示。设备出厂前写入编号，到现场通电联网后自动归到对应客户名下，售后不必为每台机器单独配置。',
          'Device Cloud brings machines in many places onto one screen. Gateways collect on site; the cloud parses, stores and shows. A machine carries its number from the factory and joins the right customer when it is switched on, so that service does not configure each one.',
        ],
      ],
      [
        'functions',
        [
          [
            '接入：控制器、数控、仪表与变频器驱动四百余种，也支持自定义报文',
            'Drivers for controllers, machine tools, meters and inverters, plus messages of your own',
          ],
          [
            '监视：组态画面在浏览器中绘制，手机与大屏共用同一份工程',
            'Screens drawn in the browser and shared by phones and walls',
          ],
          [
            '告警：分级、抑制、值班升级，电话与短信送达',
            'Alarms with grades, suppression and escalation by phone and text message',
          ],
          [
            '升级：固件与参数分批下发，断点续传，失败回退',
            'Firmware and parameters in batches, resumed after breaks and rolled back on failure',
          ],
          [
            '服务：备件、保养与工单关联到设备档案',
            'Service: parts, maintenance and tickets linked to the machine’s file',
          ],
        ],
      ],
      [
        'performance',
        [
          '单个租户在标准配置下可承载五万点每秒的写入，历史查询一年跨度三秒内返回。断网时网关本地缓存七十二小时，恢复后按时间顺序补传，报表不会出现空洞。',
          'One tenant takes fifty thousand points a second in the standard setting, and a query over a year returns within three seconds. Gateways keep seventy-two hours while offline and send them in order later, so reports have no holes.',
        ],
      ],
      [
        'security',
        [
          '设备证书一机一证，控制指令需要二次确认并留痕。企业可以给下游客户开设子租户，数据默认互不可见，停用合作后一键收回授权。',
          'Each device has its own certificate; commands need a second confirmation and leave a trace. End customers may have sub-tenants that do not see each other, withdrawn with one click.',
        ],
      ],
      [
        'audience',
        [
          '适合年出货百台以上、希望用远程服务减少差旅的设备制造商，也适合拥有多个厂区、需要统一查看产线状态的集团。小型工厂可以从一台网关和十台设备起步，满意后再扩展到整条产线，已有画面与告警规则全部保留。',
          'For makers who ship a hundred machines a year and want fewer service trips, and for groups with several plants. Small factories begin with one gateway and ten machines and grow later; screens and alarm rules stay.',
        ],
      ],
    ],
    guide: [
      ['在“产品”中新建型号并选择驱动。', 'Create a model and choose its driver.'],
      ['导入设备编号清单，打印二维码贴到机器。', 'Import device numbers and print their codes.'],
      ['网关通电后在“在线设备”确认数据。', 'Switch on the gateway and see data under Online devices.'],
      ['复制示例画面，替换点位后发布。', 'Copy a sample screen, replace its points and publish.'],
    ],
    highlights: [
      ['四百余种工业协议', 'Four hundred industrial protocols'],
      ['断网缓存七十二小时', 'Seventy-two hours kept offline'],
      ['可为下游客户开子租户', 'Sub-tenants for your own customers'],
    ],
    tags: ['iot', 'gateway', 'freeTrial'],
    industries: ['manufacturing', 'energy'],
    featured: true,
    standing: [463, 84, 655],
    specifications: [
      {
        code: 'tuoye-hub-devices',
        name: ['按设备数订阅', 'By device'],
        about: ['按接入设备数与数据保留时长订阅', 'By devices and how long data is kept'],
        trialDays: 30,
        attributes: [
          choice(
            'retention',
            ['数据保留', 'Retention'],
            [
              ['y1', '保留一年', 'One year'],
              ['y3', '保留三年', 'Three years'],
            ],
          ),
          quantity('devices', ['设备数', 'Devices'], ['台', 'device'], [10, 5000, 10]),
        ],
        skus: [
          [{ retention: 'y1' }, monthAndYear('9')],
          [{ retention: 'y3' }, monthAndYear('14')],
        ],
      },
    ],
  },
  {
    slug: 'tuoye-energy',
    category: 'manufacturing',
    accessType: 'SAAS',
    title: ['拓野能耗管理', 'Tuoye Energy'],
    brief: [
      '水电气热分项计量，找出空转与峰段浪费，产出可核查的节能报告',
      'Meters water, power, gas and heat, finds idle and peak waste, and reports savings that can be checked',
    ],
    sections: [
      [
        'overview',
        [
          '能耗管理从表计自动取数，按车间、产线与产品分摊，展示单位产量能耗与峰谷结构。系统会识别停产时段的空转设备，并给出错峰建议与预估金额。',
          'Meters are read automatically and shared out by shop, line and product, so that energy per unit and the load curve become visible. Idle machines are found, and shifts off the peak are proposed with their value.',
        ],
      ],
      [
        'functions',
        [
          ['分项与拓扑：支持虚拟表与公式', 'Topology with virtual meters and formulas'],
          ['基线：按产量与气温修正后比较', 'Baselines corrected for output and temperature'],
          ['碳核算：按因子库换算并留存依据', 'Carbon figures from a factor library, with evidence'],
        ],
      ],
      [
        'integration',
        [
          '支持常见电表协议，可与拓野设备云共用网关，也能导入第三方抄表文件。报告可按月自动发送给能源经理。',
          'Reads common meter protocols, shares gateways with Device Cloud, imports files of other systems and mails a monthly report.',
        ],
      ],
    ],
    guide: [
      ['录入表计与上下级关系。', 'Enter meters and their hierarchy.'],
      ['设定班次与电价时段。', 'Set shifts and tariff periods.'],
      ['运行两周后建立基线。', 'Establish a baseline after two weeks.'],
    ],
    highlights: [
      ['识别停产空转', 'Finds idle running'],
      ['节能量可核查', 'Savings that can be verified'],
    ],
    tags: ['energy', 'iot', 'factory'],
    industries: ['manufacturing', 'energy'],
    standing: [441, 31, 176],
    specifications: [
      {
        code: 'tuoye-energy-50',
        name: ['五十表计', '50 meters'],
        about: ['可接入五十块表', 'Up to fifty meters'],
        prices: monthAndYear('680'),
      },
      {
        code: 'tuoye-energy-300',
        name: ['三百表计', '300 meters'],
        about: ['可接入三百块表，含碳核算', 'Up to three hundred meters, with carbon figures'],
        prices: monthAndYear('2680'),
      },
    ],
  },
  {
    slug: 'tuoye-scada',
    category: 'manufacturing',
    accessType: 'LICENSE',
    title: ['拓野组态软件（独立部署）', 'Tuoye SCADA (self-hosted)'],
    brief: [
      '车间级监控组态，支持冗余与脚本，点数授权一次购买长期使用',
      'Shop-floor supervision with redundancy and scripts; buy tags once and keep them',
    ],
    sections: [
      [
        'overview',
        [
          '组态软件安装在车间工控机上，不依赖公网。画面、报警、配方与历史归档在同一工程中维护，主备两机自动切换。',
          'Runs on an industrial computer in the shop and needs no internet. Screens, alarms, recipes and archives live in one project, and two machines take over from each other.',
        ],
      ],
      [
        'functions',
        [
          ['图形：矢量图库与动画，支持多屏', 'Vector graphics and animation on several screens'],
          ['冗余：主备切换小于一秒', 'Switch-over in less than a second'],
          ['归档：压缩存储，可导出表格', 'Compressed archives with export'],
        ],
      ],
      [
        'delivery',
        [
          '授权码绑定主机硬件标识，更换主机可在自助页面解绑。开发环境免费使用，运行环境按点数授权。',
          'The code binds to the host’s hardware id and can be released on a self-service page. Development is free; runtime is licensed by tags.',
        ],
      ],
      [
        'requirements',
        [
          '建议使用 4 核 8 GB 以上的工控机，支持两种主流桌面系统；大型工程请为历史归档单独准备数据盘。',
          'An industrial computer of four cores and 8 GB is advised; give large archives a disk of their own.',
        ],
      ],
    ],
    guide: [
      ['安装开发环境并新建工程。', 'Install the development environment and create a project.'],
      ['在运行机输入授权码。', 'Enter the license code on the runtime machine.'],
      ['配置主备地址并测试切换。', 'Configure the pair and test the switch-over.'],
    ],
    highlights: [
      ['开发环境免费', 'Development is free'],
      ['一次购买长期使用', 'Bought once'],
    ],
    tags: ['factory', 'privateDeploy'],
    industries: ['manufacturing', 'energy'],
    deliverySlaDays: 2,
    standing: [449, 40, 230],
    specifications: [
      {
        code: 'tuoye-scada-tags',
        name: ['点数授权', 'Tag license'],
        about: ['按点数与是否冗余选择', 'By tags and redundancy'],
        attributes: [
          choice(
            'tags',
            ['点数', 'Tags'],
            [
              ['t500', '五百点', '500'],
              ['t2000', '两千点', '2,000'],
              ['unlimited', '不限点', 'Unlimited'],
            ],
          ),
          choice(
            'mode',
            ['运行方式', 'Mode'],
            [
              ['single', '单机', 'Single'],
              ['redundant', '主备', 'Redundant'],
            ],
          ),
        ],
        skus: [
          [{ tags: 't500', mode: 'single' }, once('6800')],
          [{ tags: 't2000', mode: 'single' }, once('15800')],
          [{ tags: 't2000', mode: 'redundant' }, once('26800')],
          [{ tags: 'unlimited', mode: 'redundant' }, once('58000')],
        ],
      },
    ],
  },
  {
    slug: 'tuoye-gateway-g2',
    category: 'gateways',
    accessType: 'HARDWARE',
    title: ['工业网关 G2', 'Industrial Gateway G2'],
    brief: [
      '导轨式 4 核网关，双网口四串口，四百种驱动内置，宽温宽压',
      'A four-core DIN-rail gateway with two network and four serial ports, drivers built in, wide temperature and voltage',
    ],
    sections: [
      [
        'overview',
        [
          '工业网关 G2 安装在控制柜导轨上，把控制器、仪表和数控机床的数据送到云端或本地系统。它面向需要长期无人值守的现场：无风扇散热、宽温宽压、断电保存，出厂前经过七十二小时高温老化。',
          'Gateway G2 sits on the rail of a cabinet and carries data of controllers, meters and machine tools to the cloud or to local systems. It is made for sites nobody visits: no fan, wide temperature and voltage, storage that survives power cuts, and seventy-two hours of burn-in.',
        ],
      ],
      [
        'figures',
        [
          [
            '处理器：4 核 1.8 GHz，内存 2 GB，存储 16 GB',
            'Processor: four cores at 1.8 GHz, 2 GB of memory, 16 GB of storage',
          ],
          [
            '接口：两个千兆网口，四路隔离串口，两路数字输入输出',
            'Ports: two gigabit Ethernet, four isolated serial, two digital in and out',
          ],
          ['联网：有线、四代移动网络，可选无线局域网', 'Network: wired and 4G, wireless LAN optional'],
          ['供电：直流 9 至 36 伏，反接与浪涌保护', 'Power: 9 to 36 V DC with reverse and surge protection'],
          ['环境：−40 至 70 摄氏度，防护等级 IP40', 'Environment: −40 to 70 °C, IP40'],
        ],
      ],
      [
        'functions',
        [
          '内置四百余种工业协议驱动，网页配置即可采集，支持边缘计算脚本、断网缓存与按变化上报。可对接拓野设备云，也支持标准消息协议接入客户自有平台，固件可远程分批升级。',
          'Four hundred drivers are built in and configured in the browser, with edge scripts, offline storage and reporting on change. It works with Device Cloud or, by standard messaging, with your own platform; firmware is updated remotely in batches.',
        ],
      ],
      [
        'delivery',
        [
          '整机、导轨卡扣、接线端子、天线与合格证。现货四十八小时内发出，整机质保三年，到货十天内外观完好可退。电源适配器与流量卡需另购，批量采购可预装驱动与证书。',
          'Device, rail clip, terminals, antenna and certificate. Stock leaves within forty-eight hours; three years of warranty; returns within ten days if undamaged. Power adapter and data card are separate, and drivers and certificates can be preloaded for larger orders.',
        ],
      ],
      [
        'scenarios',
        [
          '常见用法包括注塑、冲压与包装产线的数据采集，泵站与换热站的远程监视，以及设备制造商的售后联网。对没有通信接口的老设备，可以利用数字输入采集运行与停机信号，先把开动率统计起来，再逐步改造控制系统，投入较小而见效较快。',
          'Common uses are data from molding, stamping and packing lines, remote watch over pump and heat stations, and service links of machine makers. Old machines without an interface can report run and stop by digital input, so that utilization is known before controls are renewed.',
        ],
      ],
    ],
    guide: [
      ['将网关卡入导轨，按标识接线后通电。', 'Snap it onto the rail, wire it and switch on.'],
      [
        '浏览器访问 `http://192.168.10.1`，用机身标签密码登录。',
        'Open `http://192.168.10.1` and sign in with the password on the label.',
      ],
      ['选择驱动，填写设备地址并读取测试。', 'Choose a driver, enter the address and test reading.'],
      ['填写平台地址与证书后保存。', 'Enter platform address and certificate, then save.'],
    ],
    highlights: [
      ['四百余种驱动内置', 'Four hundred drivers built in'],
      ['零下四十度可工作', 'Works at −40 °C'],
      ['三年质保', 'Three years of warranty'],
    ],
    tags: ['gateway', 'iot', 'edge'],
    industries: ['manufacturing', 'energy'],
    deliverySlaDays: 5,
    featured: true,
    standing: [470, 92, 1830],
    specifications: [
      {
        code: 'tuoye-g2',
        name: ['网关整机', 'Gateway'],
        about: ['按联网方式选择', 'By network option'],
        attributes: [
          choice(
            'network',
            ['联网方式', 'Network'],
            [
              ['wired', '有线版', 'Wired'],
              ['cellular', '四代移动网络版', '4G'],
              ['full', '移动网络加无线局域网', '4G and WLAN'],
            ],
          ),
          quantity('pieces', ['数量', 'Quantity'], ['台', 'piece'], [1, 200, 1]),
        ],
        skus: [
          [{ network: 'wired' }, once('1280')],
          [{ network: 'cellular' }, once('1680')],
          [{ network: 'full' }, once('1860')],
        ],
      },
    ],
  },
  {
    slug: 'tuoye-vibration-sensor',
    category: 'sensors-terminals',
    accessType: 'HARDWARE',
    title: ['无线振动温度传感器 V1', 'Wireless Vibration Sensor V1'],
    brief: [
      '磁吸安装，三轴振动与温度，电池可用三年，配合网关即可监测电机',
      'Magnetic mount, three axes and temperature, three years of battery; watches motors through a gateway',
    ],
    sections: [
      [
        'overview',
        [
          '传感器吸附在电机、风机与泵的轴承座上，定时采集三轴振动与表面温度，计算速度有效值与频谱特征，经网关上传。安装不需要布线和停机。',
          'The sensor holds on to bearings of motors, fans and pumps, takes three axes of vibration and surface temperature, computes velocity and spectrum and sends them through a gateway. No wiring and no stop.',
        ],
      ],
      [
        'figures',
        [
          ['量程±16 g，频响至 6 kHz', 'Range ±16 g, response up to 6 kHz'],
          ['温度 −40 至 125 摄氏度', 'Temperature −40 to 125 °C'],
          ['防护等级 IP67，通信距离空旷 200 米', 'IP67, 200 m in the open'],
        ],
      ],
      [
        'delivery',
        [
          '含传感器、磁吸座与校准证书。质保两年，电池可更换。建议每台网关连接不超过三十只，采集间隔十分钟时续航约三年。',
          'Includes sensor, magnet and calibration certificate. Two years of warranty, replaceable battery. Connect up to thirty per gateway; at ten-minute intervals the battery lasts some three years.',
        ],
      ],
      [
        'limits',
        [
          '不适用于防爆区域；转速低于每分钟 120 转的设备请选用低频型号。',
          'Not for explosive areas; below 120 rpm choose the low-frequency model.',
        ],
      ],
    ],
    guide: [
      ['清洁安装面，吸附并沿轴向对齐。', 'Clean the surface, attach and align with the axis.'],
      ['长按按键三秒入网。', 'Hold the button for three seconds to join.'],
      ['在平台查看首次波形确认安装质量。', 'Check the first waveform on the platform.'],
    ],
    highlights: [
      ['免布线不停机', 'No wiring, no stop'],
      ['电池三年', 'Three years of battery'],
    ],
    tags: ['sensor', 'iot', 'factory'],
    industries: ['manufacturing', 'energy'],
    deliverySlaDays: 5,
    standing: [445, 36, 940],
    specifications: [
      {
        code: 'tuoye-v1',
        name: ['传感器', 'Sensor'],
        about: ['按只购买', 'By piece'],
        attributes: [quantity('pieces', ['数量', 'Quantity'], ['只', 'piece'], [1, 1000, 1])],
        prices: once('468'),
      },
      {
        code: 'tuoye-v1-kit',
        name: ['入门套装', 'Starter kit'],
        about: ['五只传感器与一台网关', 'Five sensors and a gateway'],
        prices: once('3480'),
      },
    ],
  },
  {
    slug: 'tuoye-edge-box',
    category: 'gateways',
    accessType: 'HARDWARE',
    title: ['边缘智能盒 E1', 'Edge Box E1'],
    brief: [
      '二十万亿次算力的无风扇边缘盒，可运行视觉模型与容器应用',
      'A fanless box with 20 trillion operations a second for vision models and containers',
    ],
    sections: [
      [
        'overview',
        [
          '边缘智能盒用于在现场运行检测模型与数据预处理，减少视频上云的带宽。预装容器运行环境与设备管理代理，可以从云端分批下发应用。',
          'Runs detection models and preprocessing on site and saves the bandwidth of sending video away. A container runtime and a management agent are installed, so applications arrive in batches from the cloud.',
        ],
      ],
      [
        'figures',
        [
          ['8 核处理器与20 TOPS 推理加速单元', 'Eight cores and an accelerator of 20 TOPS'],
          [
            '16 GB 内存与 128 GB 存储，可扩展固态盘',
            '16 GB of memory, 128 GB of storage and a slot for more',
          ],
          ['四个千兆网口，其中两个支持摄像机供电', 'Four gigabit ports, two of them powering cameras'],
        ],
      ],
      [
        'delivery',
        [
          '含整机、电源与壁挂支架，质保三年。支持常见模型格式转换工具，十路高清视频的目标检测功耗约二十二瓦。',
          'Device, power supply and wall mount, three years of warranty. Tools convert common model formats; detection on ten high-definition streams takes about 22 W.',
        ],
      ],
    ],
    guide: [
      ['接入电源与网络，等待指示灯常亮。', 'Connect power and network and wait for a steady light.'],
      ['扫描机身二维码绑定到租户。', 'Scan the code to bind it to your tenant.'],
      ['从应用库选择模型并下发。', 'Choose a model from the library and deploy it.'],
    ],
    highlights: [
      ['无风扇', 'Fanless'],
      ['可为摄像机供电', 'Powers cameras'],
    ],
    tags: ['edge', 'vision'],
    industries: ['manufacturing', 'retail', 'logistics'],
    deliverySlaDays: 10,
    standing: [453, 17, 206],
    specifications: [
      {
        code: 'tuoye-e1',
        name: ['标准配置', 'Standard'],
        about: ['16 GB 内存', '16 GB of memory'],
        attributes: [quantity('pieces', ['数量', 'Quantity'], ['台', 'piece'], [1, 100, 1])],
        prices: once('4980'),
      },
    ],
  },
  {
    slug: 'tuoye-anomaly-model',
    category: 'models',
    accessType: 'AI_ASSET',
    title: ['旋转设备异常模型', 'Rotating Machine Anomaly Model'],
    brief: [
      '基于振动与电流的异常评分模型，给出轴承、不平衡与松动的倾向',
      'Scores anomalies from vibration and current, leaning to bearing, imbalance or looseness',
    ],
    sections: [
      [
        'overview',
        [
          '模型学习设备自身两周的正常状态，之后持续给出异常评分，并在升高时指出可能的故障类型。无需历史故障样本即可上线，适合泵、风机与压缩机。',
          'The model learns two weeks of a machine’s normal state and then scores it, naming the likely fault when the score rises. It needs no past failures and suits pumps, fans and compressors.',
        ],
      ],
      [
        'performance',
        [
          '在一百二十台设备一年的回放中，提前七天以上发现 86% 的轴承故障，平均每台每月误报 0.3 次。工况频繁变化的设备建议增加转速信号。',
          'Replaying a year of 120 machines it saw 86 % of bearing failures at least seven days ahead with 0.3 false alarms per machine and month. Add a speed signal where load changes often.',
        ],
      ],
      [
        'requirements',
        [
          '输入为每十分钟一次的波形或特征，推理仅需 2 核处理器，可部署在边缘盒或云端节点。',
          'Takes a waveform or features every ten minutes; two processor cores suffice at the edge or in the cloud.',
        ],
      ],
    ],
    guide: [
      ['导入模型资产并绑定数据源。', 'Import the asset and bind a data source.'],
      ['运行两周学习期。', 'Let it learn for two weeks.'],
      ['设定评分阈值与通知对象。', 'Set thresholds and recipients.'],
    ],
    highlights: [
      ['无需故障样本', 'No failure samples needed'],
      ['指出故障倾向', 'Names the likely fault'],
    ],
    tags: ['factory', 'sensor', 'edge'],
    industries: ['manufacturing', 'energy'],
    standing: [431, 11, 52],
    specifications: [
      {
        code: 'tuoye-anomaly-nodes',
        name: ['按计算节点订阅', 'By computing node'],
        about: ['一个节点约可服务三百台设备', 'One node serves some three hundred machines'],
        attributes: [quantity('nodes', ['计算节点数', 'Computing nodes'], ['个', 'node'], [1, 16, 1])],
        prices: monthAndYear('960'),
      },
    ],
  },
])
