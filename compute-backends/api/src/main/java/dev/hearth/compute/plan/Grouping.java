package dev.hearth.compute.plan;

import dev.hearth.compute.fold.Read;
import dev.hearth.compute.fold.Stage;
import dev.hearth.compute.fold.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts a run of stages into {@link Group}s, as long as they go. A longer group keeps what its
 * stages hand over in the cache, and virtual tensors shrink to one row.
 */
final class Grouping {
  private final List<Tensor> tensors;
  private final int mostInstructions;

  Grouping(List<Tensor> tensors, int mostInstructions) {
    this.tensors = tensors;
    this.mostInstructions = mostInstructions;
  }

  List<Group> groups(List<Stage> stages) {
    List<Group> groups = new ArrayList<>();
    int from = 0;
    while (from < stages.size()) {
      int to = from + 1;
      while (to < stages.size() && prefix(stages.subList(from, to + 1)) > 0) {
        to++;
      }
      groups.addAll(cut(stages.subList(from, to)));
      from = to;
    }
    return groups;
  }

  private List<Group> cut(List<Stage> run) {
    int rank = run.stream().mapToInt(s -> s.dims().size()).max().orElseThrow();
    int prefix = run.size() == 1 ? rank - 1 : Math.min(prefix(run), rank - 1);
    List<Nest> nests = nests(run);
    return prefix == 0
        ? nests.stream().map(n -> new Group(List.of(n), 0)).toList()
        : List.of(new Group(nests, prefix));
  }

  /** How many leading indices all of the run share so that it can go row by row; 0 if it cannot. */
  private int prefix(List<Stage> run) {
    int prefix = run.getFirst().dims().size();
    for (Stage stage : run) {
      prefix = Math.min(prefix, common(run.getFirst().dims(), stage.dims()));
    }
    while (prefix > 0 && !rowByRow(run, prefix)) {
      prefix--;
    }
    return prefix;
  }

  private static int common(List<Integer> a, List<Integer> b) {
    int n = 0;
    while (n < Math.min(a.size(), b.size()) && a.get(n).equals(b.get(n))) {
      n++;
    }
    return n;
  }

  private boolean rowByRow(List<Stage> run, int prefix) {
    List<Integer> written = run.stream().map(Stage::out).toList();
    return run.stream().allMatch(s -> s.reads().allMatch(r -> staysOr(r, s, written, prefix)));
  }

  private boolean staysOr(Read read, Stage stage, List<Integer> written, int prefix) {
    boolean handedOver =
        written.contains(read.tensor())
            || read.gather().filter(g -> written.contains(g.tensor())).isPresent();
    return !handedOver || Locality.own(read, stage, tensors.get(read.tensor()), prefix);
  }

  private List<Nest> nests(List<Stage> run) {
    List<Nest> nests = new ArrayList<>();
    for (Stage stage : run) {
      if (!nests.isEmpty() && fuses(nests.getLast(), stage)) {
        List<Stage> more = new ArrayList<>(nests.removeLast().stages());
        more.add(stage);
        nests.add(new Nest(more));
      } else {
        nests.add(new Nest(List.of(stage)));
      }
    }
    return nests;
  }

  private boolean fuses(Nest nest, Stage stage) {
    Nest alone = new Nest(List.of(stage));
    return stage.isMap()
        && nest.loop().isEmpty()
        && nest.dims().equals(stage.dims())
        && nest.instructions() + alone.instructions() <= mostInstructions
        && nest.vectorisable(tensors) == alone.vectorisable(tensors)
        && IntStream.range(0, nest.stages().size())
            .map(n -> nest.stages().get(n).out())
            .allMatch(out -> stage.reads().allMatch(r -> apartOrIdentity(r, stage, out)));
  }

  private boolean apartOrIdentity(Read read, Stage stage, int out) {
    return (read.tensor() != out || Locality.identity(read, stage, tensors.get(out)))
        && read.gather().filter(g -> g.tensor() == out).isEmpty();
  }
}
