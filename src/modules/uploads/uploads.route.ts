import type { UploadRoute } from '../../platform/routes/route.ts';
import { receiveUpload } from './receive-upload.ts';

/** `PUT /uploads/<token>` */
export const uploadsRoute: UploadRoute = { kind: 'UPLOAD', path: '/uploads', receive: receiveUpload };
