import { choice, monthAndYear, once, perYear, productsOf, quantity } from '../authoring.ts'

export const harborlampProducts = productsOf('harborlamp', [
  {
    slug: 'harborlamp-wms',
    category: 'retail-logistics',
    accessType: 'SAAS',
    title: ['港灯仓储管理', 'Harborlamp WMS'],
    brief: [
      '跨境与多货主仓库的收货、上架、拣货与发运，单据支持中英与繁体',
      'Receiving, put-away, picking and shipping for cross-border and multi-owner warehouses',
    ],
    sections: [
      [
        'overview',
        [
          '港灯仓储管理为第三方仓库与跨境零售设计。多个货主共用场地而库存分明，作业由手持终端引导，新员工半天即可上岗。系统支持繁简中文与英文单据，报关所需的数据在发运时一并备齐。',
          'Made for third-party and cross-border warehouses. Owners share space while stock stays apart; handhelds guide the work, and newcomers are productive after half a day. Documents come in three scripts, and customs data is ready at dispatch.',
        ],
      ],
      [
        'functions',
        [
          [
            '收货：预约、质检、序列号与效期采集',
            'Receiving: bookings, quality checks, serial numbers and expiry',
          ],
          ['库位：按周转、尺寸与禁忌推荐上架位置', 'Put-away by turnover, size and restrictions'],
          ['波次：按承运截止时间组波，路径优化后分派', 'Waves by carrier cut-off, with optimized routes'],
          ['复核：称重比对与拍照留证', 'Verification by weight and photo'],
          [
            '计费：仓租、操作与增值服务按货主自动出账',
            'Charges for space, handling and extras billed per owner',
          ],
        ],
      ],
      [
        'integration',
        [
          '内置主流电商平台与承运商接口，提供开放接口接收订单、回传库存。与手持终端搭配使用时，条码规则与标签模板自动下发，盘点任务可以在不停业的情况下分区进行。',
          'Marketplaces and carriers are connected, and open interfaces take orders and return stock. With the handheld terminal, barcode rules and labels arrive by themselves, and counting goes zone by zone without closing.',
        ],
      ],
      [
        'performance',
        [
          '在一座 20,000 平方米、日均 30,000 单的仓库，上线三个月后人均小时拣货从 68 行提高到 97 行，错发率由万分之 8 降到万分之 1.5。效果与品类、库区规划有关，顾问会在上线前给出测算。',
          'In a warehouse of 20,000 square meters and 30,000 orders a day, picking rose from 68 to 97 lines per person-hour in three months and wrong shipments fell from 8 to 1.5 in ten thousand. Results depend on range and layout; consultants estimate yours beforehand.',
        ],
      ],
      [
        'audience',
        [
          '适合日均五百单以上的第三方仓库、品牌电商与跨境集货仓。仓库还在用表格管理的团队，可以先上线收货与库位两个模块，等账实相符以后再启用波次与计费。旺季临时增加的终端可以按月购买，不必为淡季多付费用。多仓之间的调拨与在途库存也可以统一查看。',
          'For third-party warehouses, brands and consolidation centers with five hundred orders a day or more. Teams still on spreadsheets start with receiving and locations and add waves and billing once stock agrees. Terminals for peak season are bought by the month, and transfers between warehouses are seen in one place.',
        ],
      ],
    ],
    guide: [
      ['导入货主、商品与库位。', 'Import owners, products and locations.'],
      ['打印库位条码并贴标。', 'Print and attach location labels.'],
      ['在一个库区试运行三天后切换。', 'Try one zone for three days, then switch.'],
    ],
    highlights: [
      ['多货主库存分明', 'Many owners, separate stock'],
      ['三种文字单据', 'Documents in three scripts'],
      ['自动按货主计费', 'Billing per owner'],
    ],
    tags: ['logistics', 'overseas', 'freeTrial'],
    industries: ['logistics', 'retail'],
    featured: true,
    standing: [466, 49, 288],
    specifications: [
      {
        code: 'harborlamp-wms-site',
        name: ['按仓库订阅', 'By warehouse'],
        about: ['按仓库规模与作业终端数', 'By size and terminals'],
        trialDays: 30,
        attributes: [
          choice(
            'size',
            ['仓库规模', 'Size'],
            [
              ['small', '5000 平方米以内', 'Up to 5,000 m²'],
              ['large', '5000 平方米以上', 'Above 5,000 m²'],
            ],
          ),
          quantity('terminals', ['作业终端', 'Terminals'], ['台', 'terminal'], [3, 200, 1]),
        ],
        skus: [
          [{ size: 'small' }, monthAndYear('260')],
          [{ size: 'large' }, monthAndYear('320')],
        ],
      },
    ],
  },
  {
    slug: 'harborlamp-pos',
    category: 'retail-logistics',
    accessType: 'SAAS',
    title: ['港灯门店收银', 'Harborlamp POS'],
    brief: [
      '面向港澳零售与餐饮的收银系统，多币种与离线收款',
      'Point of sale for retail and catering in Hong Kong and Macao, with currencies and offline mode',
    ],
    sections: [
      [
        'overview',
        [
          '门店收银支持本地常用的电子支付与多币种找零，断网可继续收款。总部统一维护商品、促销与会员，门店库存实时汇总。',
          'Takes local payment methods and several currencies, and goes on when offline. Head office keeps products, promotions and members; stock adds up live.',
        ],
      ],
      [
        'functions',
        [
          ['触屏与手持两种收银界面', 'Touch screen and handheld'],
          ['促销组合与会员价', 'Promotions and member prices'],
          ['交班与日结差异提示', 'Shift and daily closing with differences'],
        ],
      ],
      [
        'limits',
        [
          '当前支付接口与票据格式面向香港与澳门，其他地区暂不销售。硬件可以自备，支持常见小票机与扫描枪。',
          'Payments and receipts follow Hong Kong and Macao and are not sold elsewhere for now. Bring your own hardware; common printers and scanners work.',
        ],
      ],
      [
        'integration',
        [
          '可与港灯仓储管理联动补货，销售数据按小时回传总部，也能导出给会计软件。',
          'Replenishes from Harborlamp WMS, reports hourly and exports to accounting.',
        ],
      ],
    ],
    guide: [
      ['建立门店与收银台。', 'Create stores and tills.'],
      ['导入商品并设置促销。', 'Import products and promotions.'],
      ['完成一笔离线收款测试。', 'Test one sale offline.'],
    ],
    highlights: [
      ['断网可收款', 'Sells offline'],
      ['多币种找零', 'Change in several currencies'],
    ],
    tags: ['retail', 'overseas'],
    industries: ['retail'],
    salesRegions: ['HK', 'MO'],
    standing: [442, 38, 254],
    specifications: [
      {
        code: 'harborlamp-pos-tills',
        name: ['按收银台订阅', 'By till'],
        about: ['每台收银机', 'Each till'],
        attributes: [quantity('tills', ['收银台', 'Tills'], ['台', 'till'], [1, 300, 1])],
        prices: monthAndYear('138'),
      },
    ],
  },
  {
    slug: 'harborlamp-handheld',
    category: 'sensors-terminals',
    accessType: 'HARDWARE',
    title: ['仓储手持终端 H3', 'Warehouse Handheld H3'],
    brief: [
      '单手可握的条码终端，冷库可用，换电不关机',
      'A one-hand barcode terminal for cold stores, with batteries swapped while running',
    ],
    sections: [
      [
        'overview',
        [
          '手持终端面向高频扫码作业，扫描距离 0.1 至 12 米，1.8 米跌落不损。双电池设计，更换主电池时保持运行，冷库型号镜头带除雾。',
          'For frequent scanning at 0.1 to 12 meters, with drops of 1.8 meters survived. A second battery keeps it running while the first is changed; the cold-store model clears its lens.',
        ],
      ],
      [
        'figures',
        [
          ['四英寸屏，戴手套可操作', 'Four-inch screen for gloves'],
          ['主电池 5000 毫安时', 'Battery of 5,000 mAh'],
          ['防护等级 IP65', 'IP65'],
        ],
      ],
      [
        'delivery',
        [
          '含终端、主电池、充电线与腕带，质保两年，可加购延保与备用电池。预装港灯作业应用，也可以安装客户自有应用。',
          'Terminal, battery, cable and strap; two years of warranty with extensions and spares on request. The Harborlamp application is installed, and yours can be added.',
        ],
      ],
      [
        'requirements',
        [
          '使用前请确认仓库无线覆盖，建议每个作业通道信号不弱于 −65 dBm。',
          'Check wireless coverage first; −65 dBm or better is advised in each aisle.',
        ],
      ],
    ],
    guide: [
      ['装入电池并长按电源键。', 'Insert the battery and hold the power key.'],
      ['连接仓库无线网络。', 'Join the warehouse network.'],
      ['扫描配置码自动登录。', 'Scan the setup code to sign in.'],
    ],
    highlights: [
      ['换电不关机', 'Swaps batteries while running'],
      ['冷库型号除雾', 'Clear lens in cold stores'],
    ],
    tags: ['logistics', 'retail'],
    industries: ['logistics', 'retail'],
    deliverySlaDays: 7,
    standing: [455, 33, 1120],
    specifications: [
      {
        code: 'harborlamp-h3',
        name: ['手持终端', 'Handheld'],
        about: ['常温与冷库两种型号', 'Standard and cold-store models'],
        attributes: [
          choice(
            'model',
            ['型号', 'Model'],
            [
              ['standard', '常温型', 'Standard'],
              ['cold', '冷库型', 'Cold store'],
            ],
          ),
          quantity('pieces', ['数量', 'Quantity'], ['台', 'piece'], [1, 300, 1]),
        ],
        skus: [
          [{ model: 'standard' }, once('2380')],
          [{ model: 'cold' }, once('3280')],
        ],
      },
    ],
  },
  {
    slug: 'harborlamp-port-data',
    category: 'datasets',
    accessType: 'DATA',
    title: ['港口船期与拥堵数据', 'Port Schedules and Congestion'],
    brief: [
      '一百八十个港口的船期、靠泊与等待时长，每小时更新',
      'Schedules, berths and waiting times of 180 ports, refreshed hourly',
    ],
    sections: [
      [
        'overview',
        [
          '数据汇集公开船期、船舶位置与码头公告，计算每个港口的在港船数、平均等待与靠泊时长，用于货代报价、到货预测与备货计划。',
          'From public schedules, vessel positions and terminal notices it computes vessels in port, waiting and berth times, for quotes, arrival forecasts and stock planning.',
        ],
      ],
      [
        'contents',
        [
          ['港口与码头编码、经纬度', 'Port and terminal codes and coordinates'],
          ['船名、航次、预计与实际到离', 'Vessel, voyage, expected and actual times'],
          ['小时级拥堵指数与七日预测', 'Hourly congestion index and a seven-day outlook'],
        ],
      ],
      [
        'quality',
        [
          '预计到港时间在提前四十八小时时的平均绝对误差为 3.6 小时。部分小型港口依赖人工公告，更新可能延迟，字段中会注明来源等级。',
          'Forty-eight hours ahead, arrival times are off by 3.6 hours on average. Some small ports depend on manual notices; a field names the grade of the source.',
        ],
      ],
    ],
    guide: [
      ['选择港口范围并提供接收方式。', 'Choose ports and a way to receive.'],
      ['下载字段说明与样例。', 'Download the dictionary and a sample.'],
      ['配置每小时拉取任务。', 'Set up an hourly fetch.'],
    ],
    highlights: [
      ['一百八十个港口', '180 ports'],
      ['七日拥堵预测', 'Seven-day outlook'],
    ],
    tags: ['dataset', 'logistics', 'overseas'],
    industries: ['logistics'],
    supervised: true,
    deliverySlaDays: 3,
    standing: [437, 16, 59],
    specifications: [
      {
        code: 'harborlamp-port-asia',
        name: ['亚洲港口', 'Asian ports'],
        about: ['七十二个港口', 'Seventy-two ports'],
        prices: perYear('18000'),
      },
      {
        code: 'harborlamp-port-all',
        name: ['全部港口', 'All ports'],
        about: ['一百八十个港口', 'All 180 ports'],
        prices: perYear('39800'),
      },
    ],
  },
])
