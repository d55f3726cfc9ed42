package dev.hearth.wallet.earnings;

/** How a lease came to be accepted. */
public enum AuditVerdict {
  /** Another peer trained it again and got the same bits. */
  MATCHED,
  /** It was not drawn. */
  NOT_DRAWN,
  /** The lease was itself the audit of another's. */
  AUDITOR
}
