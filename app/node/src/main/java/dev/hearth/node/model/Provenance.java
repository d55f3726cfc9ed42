package dev.hearth.node.model;

import java.util.List;

/**
 * provenance.json. Signed records are hexadecimal of their canonical bytes, so that what was signed
 * is what is kept; blobs are named as the files in history. The rest repeats what is in the records
 * for people and scripts to read, and is checked against them.
 *
 * @param version of this layout
 * @param announcement the job, signed by its submitter
 * @param weights the round's weights at the end: the blob that the model file was made from
 * @param weightsSha256 of model.safetensors
 * @param seal that hash, signed by the job's submitter
 */
record Provenance(
    int version,
    String job,
    String title,
    String announcement,
    List<Round> rounds,
    String weights,
    String weightsSha256,
    String seal,
    int auditsRun,
    int auditsMismatched) {

  static final int VERSION = 2;
  static final String FILE = "provenance.json";
  static final String HISTORY = "history";

  /**
   * Counted from 0.
   *
   * @param start the blob of the weights it started from
   */
  record Round(
      int round,
      String start,
      String startRoot,
      float trainLoss,
      float validationLoss,
      List<Entry> leases) {}

  /**
   * A lease as it was granted, and what its holder signed for it.
   *
   * @param verdict ACCEPTED or REFUSED
   * @param note who audited it, or why it was refused
   */
  record Entry(
      String lease,
      int shard,
      int replica,
      String provider,
      String grant,
      String commitment,
      String commitmentRoot,
      String verdict,
      String note) {}
}
