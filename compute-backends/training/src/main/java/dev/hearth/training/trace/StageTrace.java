package dev.hearth.training.trace;

import dev.hearth.compute.fold.Operations;
import dev.hearth.protocol.Hash;
import dev.hearth.training.memory.Memory;
import dev.hearth.training.memory.VariableTree;
import dev.hearth.training.memory.Words;
import dev.hearth.training.program.Place;
import dev.hearth.training.program.Staged;
import java.util.List;

/**
 * One stage of a run: the memory before it, the words it reads, the words it writes. For one
 * thread.
 */
public final class StageTrace {
  private final Staged staged;
  private final int listed;
  private final Memory memory;
  private final List<VariableTree> operands;
  private final List<Words> words;
  private final VariableTree output;
  private final Operations operations;

  StageTrace(Staged staged, int listed, Memory memory, List<Words> operands, Words output) {
    this.staged = staged;
    this.listed = listed;
    this.memory = memory;
    this.operands = operands.stream().map(VariableTree::new).toList();
    this.words = operands;
    this.output = new VariableTree(output);
    this.operations = new Operations(staged.stage(listed));
  }

  /** What the stage writes. */
  public VariableTree output() {
    return output;
  }

  /** The siblings of the variable written, in its region. */
  public List<Hash> outputInRegion() {
    Place place = outputPlace();
    return memory.region(place.region()).path(place.variable());
  }

  /** The root of the variable written, before the stage. */
  public Hash outputBefore() {
    Place place = outputPlace();
    return memory.region(place.region()).variable(place.variable());
  }

  /** Before the stage. */
  public Memory memory() {
    return memory;
  }

  /** The word after each operation of an element. */
  public int[] operations(long element) {
    return operations.run(element, this::word);
  }

  /** What an operation reads, in order. */
  public List<Operations.Operand> operands(long element, int operation) {
    return operations.operands(element, operation, this::word);
  }

  /** A tensor that the stage reads, by its number in it. */
  public VariableTree operand(int tensor) {
    return operands.get(tensor);
  }

  /** The siblings of such a tensor's variable, in its region. */
  public List<Hash> operandInRegion(int tensor) {
    int variable = staged.program().instructions().get(listed).arguments().get(tensor);
    Place place = staged.places().get(variable);
    return memory.region(place.region()).path(place.variable());
  }

  public int word(Operations.Operand operand) {
    return word(operand.tensor(), operand.element());
  }

  private int word(int tensor, long element) {
    return words.get(tensor).at(Math.toIntExact(element));
  }

  private Place outputPlace() {
    return staged.places().get(staged.written(listed));
  }
}
