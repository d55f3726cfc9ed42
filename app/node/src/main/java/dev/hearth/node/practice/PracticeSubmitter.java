package dev.hearth.node.practice;

import dev.hearth.compute.Device;
import dev.hearth.host.Registration;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.node.submit.JobListener;
import dev.hearth.node.submit.Submitter;
import dev.hearth.node.submit.SubmitterDevice;
import dev.hearth.node.submit.SubmitterProtocols;
import dev.hearth.node.submit.Surroundings;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** A node that has a model trained. */
final class PracticeSubmitter implements AutoCloseable {
  private final PracticePeer peer;
  private final SubmitterDevice device;
  private final Submitter submitter;
  private final Registration serving;

  private PracticeSubmitter(
      PracticePeer peer, SubmitterDevice device, Submitter submitter, Registration serving) {
    this.peer = peer;
    this.device = device;
    this.submitter = submitter;
    this.serving = serving;
  }

  /** The peer becomes this submitter's to close. */
  static PracticeSubmitter start(
      PracticePeer peer,
      Supplier<Device> opening,
      JobListener listener,
      InstantSource clock,
      ScheduledExecutorService scheduler,
      SecureRandom random)
      throws IOException {
    SubmitterDevice device = new SubmitterDevice(opening);
    Surroundings surroundings =
        new Surroundings(
            peer.key(),
            peer.store(),
            peer.exchange()::fetch,
            other -> peer.host().peers().contains(other),
            device,
            clock,
            scheduler);
    Submitter submitter = new Submitter(surroundings, random, listener);
    Registration serving = SubmitterProtocols.serve(peer.host(), submitter);
    peer.listen();
    return new PracticeSubmitter(peer, device, submitter, serving);
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
    device.close();
    peer.close();
  }
}
