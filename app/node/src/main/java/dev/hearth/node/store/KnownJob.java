package dev.hearth.node.store;

import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Signed;

/** A job as it was announced, and the peer that answers for it. */
public record KnownJob(JobSpec spec, Signed announcement, PeerId peer) {

  /** Throws MalformedException unless the announced job is signed by its own submitter. */
  public static KnownJob of(Signed announcement, PeerId peer) throws MalformedException {
    JobSpec spec = JobSpec.decode(announcement.body().toArray());
    if (!spec.submitter().equals(announcement.signer())) {
      throw new MalformedException("job " + spec.id().brief() + " is not signed by its submitter");
    }
    return new KnownJob(spec, announcement, peer);
  }
}
