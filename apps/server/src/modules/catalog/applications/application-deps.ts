import type { LocalizedText } from '../../../kernel/text.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { AssetsService } from '../../assets/index.ts'
import type { ReviewDesk } from '../../reviews/index.ts'
import type { UploadsService } from '../../uploads/index.ts'
import type { CatalogService } from '../catalog-service.ts'
import type { AccessType, DeliveryProtocol, PriceMode } from '../domain/product.ts'
import type { ProductDocuments } from '../product-file/product-documents.ts'
import type { PublishingBlock } from './application.ts'

declare module '../../../platform/events/event-bus.ts' {
  interface EventPayloads {
    /** Saved debug cases of the product's interface have to be replayed before the application goes on. */
    'catalog.replay_requested': {
      applicationId: string
      sellerId: string
      endpointId: string
      protocol: DeliveryProtocol
      accessType: AccessType
      modes: PriceMode[]
      hasTrial: boolean
    }
    'catalog.application_decided': {
      applicationId: string
      sellerId: string
      kind: 'publish' | 'modify'
      title: LocalizedText
      approved: boolean
      /** Words of the reviewer; empty when approved. */
      reasons: string[]
    }
    /** Cases failed at submission: the seller has to mend them and submit again (PUB-002). */
    'catalog.application_returned': {
      applicationId: string
      sellerId: string
      title: LocalizedText
      failures: { scenario: LocalizedText; reason: LocalizedText }[]
    }
  }
}

export interface ApplicationDeps {
  catalog: Pick<CatalogService, 'previewPage'>
  documents: ProductDocuments
  reviews: ReviewDesk
  /** What keeps the seller from publishing now, each with where it is mended (SELL-PUB-01). */
  publishingBlocks: (
    tx: Tx | Queryable,
    seller: { sellerId: string; accessType: AccessType },
  ) => Promise<PublishingBlock[]>
  uploads: UploadsService
  assets: AssetsService
}
