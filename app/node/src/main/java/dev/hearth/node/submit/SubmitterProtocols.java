package dev.hearth.node.submit;

import dev.hearth.api.JobView;
import dev.hearth.host.Host;
import dev.hearth.host.Registration;
import dev.hearth.host.Requests;
import dev.hearth.node.store.OwnJob;
import dev.hearth.protocol.Bid;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.JobList;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Protocols;
import dev.hearth.protocol.Refusal;
import dev.hearth.protocol.Signed;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A submitter's side of the job, lease, commit and audit protocols; on the host's threads. */
public final class SubmitterProtocols {
  private static final int SMALL = 16 * 1024;
  private static final int COMMITMENT = 4 * 1024 * 1024;

  private final Submitter submitter;

  private SubmitterProtocols(Submitter submitter) {
    this.submitter = submitter;
  }

  /** Until the registration is closed; close it before the submitter. */
  public static Registration serve(Host host, Submitter submitter) {
    SubmitterProtocols served = new SubmitterProtocols(submitter);
    List<Registration> registrations =
        List.of(
            Requests.serve(host, Protocols.JOB, SMALL, (peer, empty) -> served.jobs()),
            Requests.serve(host, Protocols.LEASE, SMALL, served::bid),
            Requests.serve(host, Protocols.COMMIT, COMMITMENT, served::commitment),
            Requests.serve(host, Protocols.AUDIT, COMMITMENT, served::commitment));
    return () -> registrations.forEach(Registration::close);
  }

  private byte[] jobs() {
    List<Signed> running =
        submitter.all().stream()
            .map(RunningJob::job)
            .filter(job -> job.phase() == JobView.Phase.RUNNING)
            .map(OwnJob::announcement)
            .toList();
    return new JobList(running).encode();
  }

  private byte[] bid(PeerId peer, byte[] request) throws IOException {
    Bid bid = Bid.decode(signedBy(peer, request).body().toArray());
    Optional<RunningJob> job = submitter.find(bid.job());
    return job.isEmpty()
        ? Answers.refusal(Refusal.Code.UNKNOWN_JOB, "This node has no such job.")
        : await(
            job.get()
                .bid(peer, bid)
                .completeOnTimeout(
                    Answers.noWork(), Submitter.HOLD.toMillis(), TimeUnit.MILLISECONDS));
  }

  private byte[] commitment(PeerId peer, byte[] request) throws IOException {
    Signed signed = signedBy(peer, request);
    Commitment commitment = Commitment.decode(signed.body().toArray());
    for (RunningJob job : submitter.all()) {
      if (job.read(records -> records.lease(commitment.lease())).isPresent()) {
        return await(job.commit(peer, signed, commitment));
      }
    }
    return Answers.refusal(Refusal.Code.UNKNOWN_LEASE, "This node granted no such lease.");
  }

  private static Signed signedBy(PeerId peer, byte[] request) throws MalformedException {
    Signed signed = Signed.decode(request);
    if (!signed.signer().peerId().equals(peer)) {
      throw new MalformedException("a record of another peer than the one that sends it");
    }
    return signed;
  }

  /** Throws IOException, which resets the stream, when the question was let go of. */
  private static byte[] await(CompletableFuture<byte[]> answer) throws IOException {
    try {
      return answer.get();
    } catch (CancellationException e) {
      throw new IOException("the question was asked again, or the submitter closes", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the submitter closes");
    }
  }
}
