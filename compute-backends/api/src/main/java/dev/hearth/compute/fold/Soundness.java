package dev.hearth.compute.fold;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What makes an operator sound, apart from types ({@link Typing}) and addresses ({@link Bounds}).
 */
final class Soundness {
  private static final int MAX_TENSORS = 255;

  private Soundness() {}

  static void check(String name, List<Tensor> tensors, List<Stage> stages) {
    if (tensors.size() > MAX_TENSORS) {
      throw new IllegalArgumentException(name + ": more than 255 tensors");
    }
    Set<Integer> ready = new HashSet<>();
    for (int t = 0; t < tensors.size(); t++) {
      if (tensors.get(t).role() == Role.IN) {
        ready.add(t);
      }
    }
    for (Stage stage : stages) {
      check(name, tensors, stage, ready);
    }
    if (ready.size() != tensors.size()) {
      throw new IllegalArgumentException(name + ": a tensor without a writer");
    }
  }

  private static void check(String name, List<Tensor> tensors, Stage stage, Set<Integer> ready) {
    String where = name + "." + stage.name();
    if (!tensors.get(stage.out()).shape().equals(stage.dims())) {
      throw new IllegalArgumentException(where + ": dims are not the tensor's shape");
    }
    if (!stage.reads().allMatch(r -> isReady(r, ready))) {
      throw new IllegalArgumentException(where + ": reads what is not written yet");
    }
    Typing.check(where, tensors, stage);
    Bounds.prove(where, tensors, stage);
    if (!ready.add(stage.out())) {
      throw new IllegalArgumentException(where + ": a second writer");
    }
  }

  private static boolean isReady(Read read, Set<Integer> ready) {
    return ready.contains(read.tensor())
        && read.gather().map(g -> ready.contains(g.tensor())).orElse(true);
  }
}
