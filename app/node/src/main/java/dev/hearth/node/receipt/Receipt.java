package dev.hearth.node.receipt;

/**
 * A receipt as a file. Records are hexadecimal of their canonical bytes, so that what was signed is
 * what is kept.
 *
 * @param receipt the version of this layout; it comes first, so that a receipt is known by it
 * @param announcement the job, signed by its submitter
 * @param grant the lease, signed by the submitter
 * @param commitment to its roots, signed by the provider
 * @param settlement the voucher that pays it, signed by the submitter
 */
record Receipt(
    int receipt,
    String job,
    String lease,
    String announcement,
    String grant,
    String commitment,
    String settlement) {
  static final int VERSION = 1;
}
