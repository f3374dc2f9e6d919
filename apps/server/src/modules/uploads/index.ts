/** Files that people hand in: received in parts, checked, kept while something uses them. */
export type { UploadPurpose } from './domain/upload-purpose.ts'
export { createUploadCheck } from './upload-check.ts'
export { registerUploadRoutes } from './upload-routes.ts'
export { createUploadDesk, createUploadsService, type UploadsService } from './upload-service.ts'
export type { UploadedFile } from './upload.ts'
export { createClamavScanner, type VirusScanner } from './virus-scanner.ts'
