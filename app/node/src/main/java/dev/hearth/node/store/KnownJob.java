package dev.hearth.node.store;

import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Signed;

/** A job as it was announced, and the peer that answers for it: its submitter. */
public record KnownJob(JobSpec spec, Signed announcement, PeerId peer) {

  /** Throws MalformedException unless the job's submitter signed it and announces it itself. */
  public static KnownJob of(Signed announcement, PeerId peer) throws MalformedException {
    JobSpec spec = JobSpec.decode(announcement.body().toArray());
    if (!spec.submitter().equals(announcement.signer())) {
      throw new MalformedException("job " + spec.id().brief() + " is not signed by its submitter");
    }
    // Anyone can repeat an announcement; who may answer bids for it is only its submitter.
    if (!spec.submitter().peerId().equals(peer)) {
      throw new MalformedException("job " + spec.id().brief() + " is another peer's");
    }
    return new KnownJob(spec, announcement, peer);
  }
}
