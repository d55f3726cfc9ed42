package dev.hearth.benchmarks;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.Pace;
import dev.hearth.compute.fold.Tensor;
import dev.hearth.compute.fold.Type;
import java.util.Random;
import java.util.ServiceLoader;

/** Devices by their ids, and buffers with something in them. */
final class Devices {
  private Devices() {}

  static Device open(String id, int threads) {
    return open(id, threads, Pace.FREE);
  }

  static Device open(String id, int threads, Pace pace) {
    return ServiceLoader.load(Backend.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(backend -> backend.devices().stream().anyMatch(d -> d.id().equals(id)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no device " + id))
        .open(id, threads, pace);
  }

  static Buffer filled(Device device, Tensor tensor) {
    Random random = new Random(tensor.size());
    int size = Math.toIntExact(tensor.size());
    Buffer buffer = device.allocate(tensor.type(), size);
    if (tensor.type() == Type.F32) {
      float[] words = new float[size];
      for (int n = 0; n < size; n++) {
        words[n] = random.nextFloat() - 0.5f;
      }
      buffer.write(0, words, 0, size);
    }
    return buffer;
  }
}
