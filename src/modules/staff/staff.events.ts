declare module '../../platform/jobs/define-job.ts' {
  interface Events {
    'staff.registered': { readonly staffMemberId: string };
    /** Somebody decided about a staff member, who is to be told. */
    'staff.decided': {
      readonly staffMemberId: string;
      readonly decision: 'approved' | 'rejected' | 'suspended' | 'reinstated';
    };
  }
}

export {};
