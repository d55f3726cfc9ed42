package dev.hearth.compute.fold;

import dev.hearth.compute.fold.Slot.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects what a program holds, equal items once, and numbers its values in the end. */
final class Assembler {
  private record Constant(int word, Kind kind) {}

  private record Draft(Op op, boolean flush, Kind kind, List<Slot> operands) {}

  private final List<Tensor> tensors;
  private final Kind accumulator;
  private final List<Read> reads = new ArrayList<>();
  private final List<Constant> constants = new ArrayList<>();
  private final List<Draft> drafts = new ArrayList<>();

  Assembler(List<Tensor> tensors, Kind accumulator) {
    this.tensors = tensors;
    this.accumulator = accumulator;
  }

  Slot read(Read read) {
    return new Slot(Source.READ, add(reads, read));
  }

  Slot constant(int word, Kind kind) {
    return new Slot(Source.CONSTANT, add(constants, new Constant(word, kind)));
  }

  Slot instr(Op op, boolean flush, List<Slot> operands) {
    Kind kind = op == Op.SEL ? choiceKind(operands) : op.result();
    Slot slot = new Slot(Source.INSTR, add(drafts, new Draft(op, flush, kind, operands)));
    if (drafts.size() > Program.MAX_CODE) {
      throw new IllegalArgumentException("more than 64 instructions");
    }
    return slot;
  }

  /** The kind a value was made with, whatever it is looked at as. */
  Kind kind(Slot slot) {
    return switch (slot.source()) {
      case SPECIAL -> slot.number() == Program.ACCUMULATOR ? accumulator : Kind.INT;
      case READ -> kind(reads.get(slot.number()));
      case CONSTANT -> constants.get(slot.number()).kind();
      case INSTR -> drafts.get(slot.number()).kind();
    };
  }

  boolean isFlushed(Slot slot) {
    return slot.source() == Source.INSTR && drafts.get(slot.number()).flush();
  }

  Program program(Slot result) {
    return new Program(
        reads,
        constants.stream().map(Constant::word).toList(),
        drafts.stream().map(this::instr).toList(),
        kinds(),
        numbered(result));
  }

  private List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>(Collections.nCopies(Program.FIRST_READ, Kind.INT));
    kinds.set(Program.ACCUMULATOR, accumulator);
    reads.forEach(r -> kinds.add(kind(r)));
    constants.forEach(c -> kinds.add(c.kind()));
    drafts.forEach(d -> kinds.add(d.kind()));
    return kinds;
  }

  private Instr instr(Draft draft) {
    int[] operands = new int[3];
    for (int n = 0; n < draft.operands().size(); n++) {
      operands[n] = numbered(draft.operands().get(n));
    }
    return new Instr(draft.op(), draft.flush(), operands[0], operands[1], operands[2]);
  }

  private int numbered(Slot slot) {
    int first = Program.FIRST_READ;
    return switch (slot.source()) {
      case SPECIAL -> slot.number();
      case READ -> first + slot.number();
      case CONSTANT -> first + reads.size() + slot.number();
      case INSTR -> first + reads.size() + constants.size() + slot.number();
    };
  }

  private Kind choiceKind(List<Slot> operands) {
    boolean ints = kind(operands.get(1)) == Kind.INT && kind(operands.get(2)) == Kind.INT;
    return ints ? Kind.INT : Kind.FLOAT;
  }

  private Kind kind(Read read) {
    return Kind.of(tensors.get(read.tensor()).type());
  }

  /** The place of an equal item, or that of the item added. */
  private static <T> int add(List<T> list, T item) {
    int known = list.indexOf(item);
    if (known >= 0) {
      return known;
    }
    list.add(item);
    return list.size() - 1;
  }
}
