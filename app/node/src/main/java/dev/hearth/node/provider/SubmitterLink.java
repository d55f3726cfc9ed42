package dev.hearth.node.provider;

import dev.hearth.host.Host;
import dev.hearth.host.Requests;
import dev.hearth.node.exchange.BlobExchange;
import dev.hearth.node.exchange.PeerCall;
import dev.hearth.node.lease.Answer;
import dev.hearth.node.lease.Submitters;
import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.KnownJob;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.JobList;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Protocols;
import dev.hearth.protocol.Signed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Submitters over the peer-to-peer host. */
final class SubmitterLink implements Submitters {
  private static final int MAX_LIST = 1 << 20;
  private static final int MOST_JOBS = 64;
  private static final int MAX_ANSWER = 1 << 14;
  private static final Duration LIST_PATIENCE = Duration.ofSeconds(10);

  private final Host host;
  private final BlobExchange blobs;

  SubmitterLink(Host host, BlobExchange blobs) {
    this.host = host;
    this.blobs = blobs;
  }

  /** The first jobs a peer announces; one that is not its own spoils the list. */
  List<KnownJob> jobs(PeerId peer) throws IOException {
    byte[] answer = Requests.ask(host, peer, Protocols.JOB, new byte[0], MAX_LIST, LIST_PATIENCE);
    List<KnownJob> jobs = new ArrayList<>();
    for (Signed announcement : firstOf(JobList.decode(answer))) {
      jobs.add(KnownJob.of(announcement, peer, host.addressBook().addresses(peer)));
    }
    return jobs;
  }

  private static List<Signed> firstOf(JobList list) {
    return list.jobs().stream().limit(MOST_JOBS).toList();
  }

  BidAnswer bid(PeerId peer, Signed bid, Duration patience) throws IOException {
    return BidAnswer.decode(ask(peer, Protocols.LEASE, bid.encode(), MAX_ANSWER, patience));
  }

  @Override
  public BlobOutcome fetch(PeerId peer, BlobId blob) throws IOException {
    return blobs.fetch(peer, blob);
  }

  @Override
  public Answer commit(PeerId peer, String protocol, Signed commitment, Duration patience)
      throws IOException {
    return Answer.decode(ask(peer, protocol, commitment.encode(), MAX_ANSWER, patience));
  }

  private byte[] ask(PeerId peer, String protocol, byte[] request, int limit, Duration patience)
      throws IOException {
    return PeerCall.keepingInterrupts(
        () -> Requests.ask(host, peer, protocol, request, limit, patience));
  }
}
