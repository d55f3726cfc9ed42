package dev.hearth.node.practice;

import dev.hearth.host.Registration;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.node.submit.JobListener;
import dev.hearth.node.submit.Submitter;
import dev.hearth.node.submit.SubmitterProtocols;
import dev.hearth.node.submit.Surroundings;
import dev.hearth.node.worker.Worker;
import dev.hearth.node.worker.WorkerQueue;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** A node that has a model trained. */
final class PracticeSubmitter implements AutoCloseable {
  private final PracticePeer peer;
  private final Worker worker;
  private final WorkerQueue computing;
  private final Submitter submitter;
  private final Registration serving;

  private PracticeSubmitter(
      PracticePeer peer,
      Worker worker,
      WorkerQueue computing,
      Submitter submitter,
      Registration serving) {
    this.peer = peer;
    this.worker = worker;
    this.computing = computing;
    this.submitter = submitter;
    this.serving = serving;
  }

  /** Peer and worker become this submitter's to close. */
  static PracticeSubmitter start(
      PracticePeer peer,
      Worker worker,
      JobListener listener,
      InstantSource clock,
      ScheduledExecutorService scheduler,
      SecureRandom random)
      throws IOException {
    WorkerQueue computing = new WorkerQueue(worker, scheduler, WorkerQueue.KEEP);
    Surroundings surroundings =
        new Surroundings(
            peer.key(),
            peer.store(),
            peer.exchange()::fetch,
            other -> peer.host().peers().contains(other),
            computing,
            clock,
            scheduler);
    Submitter submitter = new Submitter(surroundings, random, listener);
    Registration serving = SubmitterProtocols.serve(peer.host(), submitter);
    peer.listen();
    return new PracticeSubmitter(peer, worker, computing, submitter, serving);
  }

  /** See {@link Worker#pace}. */
  void pace(int percent) {
    worker.pace(percent);
  }

  PracticePeer peer() {
    return peer;
  }

  Submitter submitter() {
    return submitter;
  }

  List<Multiaddr> addresses() {
    return peer.host().addresses();
  }

  @Override
  public void close() throws IOException {
    serving.close();
    submitter.close();
    computing.close();
    peer.close();
  }
}
