package dev.hearth.node.practice;

import dev.hearth.compute.Device;
import dev.hearth.node.lease.Conduct;
import dev.hearth.node.lease.NudgedUpdate;
import dev.hearth.protocol.Hash;
import dev.hearth.training.ShardTask;
import dev.hearth.training.trace.LeaseTrace;
import dev.hearth.verifier.dispute.LyingTrace;
import dev.hearth.verifier.dispute.Replay;
import dev.hearth.verifier.dispute.Trace;
import java.time.InstantSource;
import java.util.Optional;

/** How the planted cheater of a practice network cheats, and what it says when it is challenged. */
public enum Cheat {
  /** The last bit of one weight of its update is another. */
  WEIGHTS {
    @Override
    Conduct conduct(InstantSource clock) {
      return new NudgedUpdate();
    }

    @Override
    Optional<Trace> account(ShardTask told, Trace truth, LeaseTrace lease, Device device) {
      LyingTrace.Lie lie = new LyingTrace.Lie(1, 0, 0, 0, 0);
      return Optional.of(new LyingTrace(truth, lease.program(), lease.inputsRoot(), lie));
    }
  },

  /** It trains on another slice of the text than it was told to. */
  DATA {
    @Override
    Conduct conduct(InstantSource clock) {
      return new OtherText();
    }

    @Override
    Optional<Trace> account(ShardTask told, Trace truth, LeaseTrace lease, Device device) {
      return Optional.of(new Replay(new LeaseTrace(told, OtherText.of(told), device)));
    }
  },

  /** It stops after the first segment and says that nothing changed from there on. */
  LAZY {
    @Override
    Conduct conduct(InstantSource clock) {
      return new FewerSteps();
    }

    @Override
    Optional<Trace> account(ShardTask told, Trace truth, LeaseTrace lease, Device device) {
      int done = lease.program().segmentSteps();
      Hash last = truth.state(done);
      LyingTrace.Lie lie = new LyingTrace.Lie(0, done, 0, 0, 0);
      return Optional.of(
          new LyingTrace(truth, lease.program(), lease.inputsRoot(), lie, step -> last));
    }
  },

  /** It does all that it was told to and commits after the lease is over. */
  LATE {
    @Override
    Conduct conduct(InstantSource clock) {
      return new Latecomer(clock);
    }

    @Override
    Optional<Trace> account(ShardTask told, Trace truth, LeaseTrace lease, Device device) {
      return Optional.empty();
    }
  };

  /** By the clock that its node goes by. */
  abstract Conduct conduct(InstantSource clock);

  /** What it insists on; empty when what it did was right. */
  abstract Optional<Trace> account(ShardTask told, Trace truth, LeaseTrace lease, Device device);
}
