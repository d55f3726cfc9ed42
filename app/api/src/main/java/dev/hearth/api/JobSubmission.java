package dev.hearth.api;

/** A job and the passphrase that lets it be paid; the passphrase stays out of any text form. */
public record JobSubmission(JobRequest request, String passphrase) {

  @Override
  public String toString() {
    return "JobSubmission[" + request + "]";
  }
}
