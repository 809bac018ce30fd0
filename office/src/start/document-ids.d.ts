/** The ids of trusted documents by the names of their operations; the build reads them where the code generator writes them. */
declare module 'virtual:document-ids' {
  export const DashboardId: string;
  export const ViewerId: string;
}
