import { ApiProblem } from '@yunshi/api-client'
import type { SellerKeyBinding } from '@yunshi/api-client'
import { App } from 'antd'
import { useTranslation } from '../../../i18n/use-translation.ts'

/**
 * Sends a change of a key and, when it would reach listed products, asks first and sends it again with the answer
 * (SELL-ACC-02).
 *
 * @returns false when the seller chose not to go on; nothing has changed then
 */
export function useKeyChange() {
  const { t } = useTranslation('seller')
  const { modal } = App.useApp()
  return async (binding: SellerKeyBinding, send: (binding: SellerKeyBinding) => Promise<unknown>) => {
    try {
      await send(binding)
      return true
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'APP_KEY_CONFIRM') throw error
      const goesOn = await modal.confirm({
        title: error.problem.title,
        content: error.problem.detail,
        okText: t('keys.goOn'),
        okButtonProps: { danger: true },
        cancelText: t('keys.keepKey'),
      })
      if (!goesOn) return false
      await send({ ...binding, confirm: true })
      return true
    }
  }
}
