package dev.hearth.api;

/**
 * A job and what pays for it: the wallet under its passphrase, or a key in an owner-only file (its
 * path; empty for the wallet). The passphrase stays out of any text form.
 */
public record JobSubmission(JobRequest request, String passphrase, String keyFile) {

  @Override
  public String toString() {
    return "JobSubmission[" + request + "]";
  }
}
