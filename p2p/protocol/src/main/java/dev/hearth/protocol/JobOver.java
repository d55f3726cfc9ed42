package dev.hearth.protocol;

/** The job has ended; there is no more work to bid for. */
public record JobOver(Hash job) {

  public byte[] encode() {
    return new RecordWriter(RecordKind.JOB_OVER, 1).hash(1, job).toArray();
  }

  public static JobOver decode(byte[] encoded) throws MalformedException {
    return new JobOver(new RecordReader(RecordKind.JOB_OVER, 1, encoded).hash(1));
  }
}
