package dev.hearth.node.store;

import dev.hearth.host.address.Multiaddr;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Signed;
import java.util.List;

/**
 * A job as it was announced, the peer that answers for it (its submitter), and where that peer was
 * reached, the best address first.
 */
public record KnownJob(JobSpec spec, Signed announcement, PeerId peer, List<Multiaddr> addresses) {
  public KnownJob {
    addresses = List.copyOf(addresses);
  }

  /** Throws MalformedException unless the job's submitter signed it and announces it itself. */
  public static KnownJob of(Signed announcement, PeerId peer, List<Multiaddr> addresses)
      throws MalformedException {
    JobSpec spec = JobSpec.decode(announcement.body().toArray());
    if (!spec.submitter().equals(announcement.signer())) {
      throw new MalformedException("job " + spec.id().brief() + " is not signed by its submitter");
    }
    // Anyone can repeat an announcement; who may answer bids for it is only its submitter.
    if (!spec.submitter().peerId().equals(peer)) {
      throw new MalformedException("job " + spec.id().brief() + " is another peer's");
    }
    return new KnownJob(spec, announcement, peer, addresses);
  }
}
