package dev.hearth.compute.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * One stage of an operator as an operator of its own: what the stage reads is given, what it writes
 * is the output. Run one after the other, the single stages of an operator do what it does, and
 * show what stands in its virtual tensors on the way.
 *
 * @param tensors for each tensor of the operator alone its number in the whole one
 */
public record SingleStage(Operator operator, List<Integer> tensors) {
  public SingleStage {
    tensors = List.copyOf(tensors);
  }

  /** All of an operator, in their order. */
  public static List<SingleStage> of(Operator whole) {
    return whole.stages().stream().map(stage -> of(whole, stage)).toList();
  }

  /** The stage itself, its tensors numbered anew. */
  public Stage stage() {
    return operator.stages().getFirst();
  }

  private static SingleStage of(Operator whole, Stage stage) {
    TreeSet<Integer> reads = new TreeSet<>();
    stage
        .reads()
        .forEach(
            read -> {
              reads.add(read.tensor());
              read.gather().ifPresent(gather -> reads.add(gather.tensor()));
            });
    List<Integer> numbers = new ArrayList<>(reads);
    numbers.add(stage.out());
    List<Tensor> tensors = new ArrayList<>();
    for (int number : numbers) {
      Tensor tensor = whole.tensors().get(number);
      Role role = number == stage.out() ? Role.OUT : Role.IN;
      tensors.add(new Tensor(tensor.name(), role, tensor.type(), tensor.shape()));
    }
    Operator alone =
        new Operator(
            whole.name() + "." + stage.name(), tensors, List.of(renumbered(stage, numbers)));
    return new SingleStage(alone, numbers);
  }

  private static Stage renumbered(Stage stage, List<Integer> numbers) {
    return new Stage(
        stage.name(),
        numbers.size() - 1,
        stage.dims(),
        stage
            .loop()
            .map(
                loop ->
                    new Loop(
                        loop.trip(),
                        renumbered(loop.init(), numbers),
                        renumbered(loop.body(), numbers))),
        renumbered(stage.finish(), numbers));
  }

  private static Program renumbered(Program program, List<Integer> numbers) {
    List<Read> reads =
        program.reads().stream()
            .map(
                read ->
                    new Read(
                        numbers.indexOf(read.tensor()),
                        read.at(),
                        read.gather().map(gather -> renumbered(gather, numbers))))
            .toList();
    return new Program(
        reads, program.constants(), program.code(), program.kinds(), program.result());
  }

  private static Gather renumbered(Gather gather, List<Integer> numbers) {
    return new Gather(
        numbers.indexOf(gather.tensor()), gather.at(), gather.scale(), gather.limit());
  }
}
