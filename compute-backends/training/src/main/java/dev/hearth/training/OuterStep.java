package dev.hearth.training;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.fold.Type;
import dev.hearth.compute.op.Outer;
import dev.hearth.protocol.Hyperparameters;
import java.util.List;

/**
 * Combines a round's accepted updates into the next round's weights: Nesterov's step (DiLoCo), each
 * update counting the same. Goes through the model in pieces, so it needs little of the device.
 */
public final class OuterStep {
  private static final int PIECE = 1 << 20;

  private OuterStep() {}

  /**
   * @param updates in the order of their shards, one each, at least one
   */
  public static OuterState apply(
      Device device, Hyperparameters hyperparameters, OuterState state, List<float[]> updates) {
    int size = state.momentum().length;
    if (updates.isEmpty() || updates.stream().anyMatch(update -> update.length != size)) {
      throw new IllegalArgumentException("an update for each of the model's parameters is wanted");
    }
    float[] weights = state.weights().values().clone();
    float[] momentum = state.momentum().clone();
    float[] h = OuterInputs.rates(hyperparameters);
    for (int at = 0; at < size; at += PIECE) {
      int count = Math.min(PIECE, size - at);
      try (Piece piece = new Piece(device, at, count, updates.size())) {
        piece.run(weights, momentum, updates, h);
      }
    }
    return new OuterState(new Weights(state.weights().shape(), weights), momentum);
  }

  /** Buffers for some of the parameters. */
  private static final class Piece implements AutoCloseable {
    private final Device device;
    private final int at;
    private final int count;
    private final Buffer weights;
    private final Buffer momentum;
    private final Buffer updates;
    private final Buffer share;
    private final Buffer h;

    Piece(Device device, int at, int count, int shards) {
      this.device = device;
      this.at = at;
      this.count = count;
      this.weights = device.allocate(Type.F32, count);
      this.momentum = device.allocate(Type.F32, count);
      this.updates = device.allocate(Type.F32, (long) count * shards);
      this.share = device.allocate(Type.F32, shards);
      this.h = device.allocate(Type.F32, 2);
    }

    void run(float[] allWeights, float[] allMomentum, List<float[]> allUpdates, float[] rates) {
      float[] shares = OuterInputs.shares(allUpdates.size());
      share.write(0, shares, 0, shares.length);
      h.write(0, rates, 0, rates.length);
      weights.write(0, allWeights, at, count);
      momentum.write(0, allMomentum, at, count);
      for (int shard = 0; shard < shares.length; shard++) {
        updates.write((long) shard * count, allUpdates.get(shard), at, count);
      }
      device
          .compile(Outer.nesterov(count, shares.length))
          .run(weights, momentum, updates, share, h, weights, momentum);
      weights.read(0, allWeights, at, count);
      momentum.read(0, allMomentum, at, count);
    }

    @Override
    public void close() {
      for (Buffer buffer : List.of(weights, momentum, updates, share, h)) {
        buffer.close();
      }
    }
  }
}
