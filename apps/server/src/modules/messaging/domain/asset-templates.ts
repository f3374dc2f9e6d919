import type { MessageTemplate } from './message-template.ts'

/** What sellers are told about their assets. */
export interface AssetTemplateValues {
  'seller.asset_approved': { assetId: string; name: string; version: string }
  /** A reviewer refused it; `reasons` are the reviewer's words. */
  'seller.asset_rejected': { assetId: string; name: string; version: string; reasons: string[] }
  /** The system's own checks refused it (AST-001). */
  'seller.asset_scan_failed': { assetId: string; name: string; version: string }
}

const link = ({ assetId }: { assetId: string }) => `/seller/assets/${encodeURIComponent(assetId)}`

export const assetTemplates: {
  [Name in keyof AssetTemplateValues]: MessageTemplate<AssetTemplateValues[Name]>
} = {
  'seller.asset_approved': {
    kind: 'seller',
    email: true,
    sms: false,
    link,
    words: {
      'zh-CN': ({ name, version }) => ({
        title: `资产已通过：${name} ${version}`,
        paragraphs: [
          `您的资产 ${name} ${version} 已通过检测和审核。`,
          '现在可以在发布或变更商品时引用该版本。',
        ],
        action: '查看资产',
      }),
      en: ({ name, version }) => ({
        title: `Asset approved: ${name} ${version}`,
        paragraphs: [
          `Your asset ${name} ${version} passed its checks and its review.`,
          'Products that you publish or change can refer to this version now.',
        ],
        action: 'See the asset',
      }),
    },
  },
  'seller.asset_rejected': {
    kind: 'seller',
    email: true,
    sms: false,
    link,
    words: {
      'zh-CN': ({ name, version, reasons }) => ({
        title: `资产未通过审核：${name} ${version}`,
        paragraphs: [`您的资产 ${name} ${version} 未通过审核。`, ...reasons, '请按审核意见修改后重新提交。'],
        action: '修改资产',
      }),
      en: ({ name, version, reasons }) => ({
        title: `Asset not approved: ${name} ${version}`,
        paragraphs: [
          `Your asset ${name} ${version} was not approved.`,
          ...reasons,
          'Change what the reviewer named and submit it again.',
        ],
        action: 'Change the asset',
      }),
    },
  },
  'seller.asset_scan_failed': {
    kind: 'seller',
    email: true,
    sms: false,
    link,
    words: {
      'zh-CN': ({ name, version }) => ({
        title: `资产检测未通过：${name} ${version}`,
        paragraphs: [
          `您的资产 ${name} ${version} 未通过自动检测，尚未进入人工审核。`,
          '检测报告列出了未通过的项目，请修正后重新提交。',
        ],
        action: '查看检测报告',
      }),
      en: ({ name, version }) => ({
        title: `Asset checks failed: ${name} ${version}`,
        paragraphs: [
          `Your asset ${name} ${version} did not pass the automatic checks and was not reviewed yet.`,
          'Its report says what failed; mend it and submit it again.',
        ],
        action: 'See the report',
      }),
    },
  },
}
