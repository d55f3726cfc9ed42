package dev.hearth.protocol;

import java.util.ArrayList;
import java.util.List;

/** The open jobs a submitter announces, each a signed {@link JobSpec}. */
public record JobList(List<Signed> jobs) {

  public JobList {
    jobs = List.copyOf(jobs);
  }

  public byte[] encode() {
    RecordWriter out = new RecordWriter(RecordKind.JOB_LIST, 1);
    jobs.forEach(job -> out.bytes(1, job.encode()));
    return out.toArray();
  }

  public static JobList decode(byte[] encoded) throws MalformedException {
    List<Signed> jobs = new ArrayList<>();
    for (byte[] job : new RecordReader(RecordKind.JOB_LIST, 1, encoded).list(1)) {
      jobs.add(Signed.decode(job));
    }
    return new JobList(jobs);
  }
}
