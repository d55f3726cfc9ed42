package dev.hearth.training.program;

import dev.hearth.compute.fold.SingleStage;
import dev.hearth.compute.fold.Stage;
import dev.hearth.compute.fold.Tensor;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A program whose instructions are single stages, and where in memory its variables lie.
 *
 * @param places of each variable of the program
 */
public record Staged(Program program, List<Place> places) {
  private static final int REGIONS = 3;
  private static final int REGION_SHIFT = 24;

  public Staged {
    places = List.copyOf(places);
  }

  /** The variables of a region, by their numbers there. */
  public List<Variable> region(int region) {
    Variable[] variables = new Variable[Math.toIntExact(count(region))];
    for (int v = 0; v < places.size(); v++) {
      if (places.get(v).region() == region) {
        variables[places.get(v).variable()] = program.variables().get(v);
      }
    }
    return List.of(variables);
  }

  public Stage stage(int instruction) {
    return program.instructions().get(instruction).operator().stages().getFirst();
  }

  /** What people know a stage by. */
  public String name(int instruction) {
    return program.instructions().get(instruction).operator().name();
  }

  /** The variable that an instruction writes. */
  public int written(int instruction) {
    return program.instructions().get(instruction).arguments().getLast();
  }

  /** What a leaf of the program's tree is made from (docs/dispute.md, Program). */
  public byte[] leafData(int instruction) {
    Instruction at = program.instructions().get(instruction);
    ByteBuffer data =
        ByteBuffer.allocate(Hash.SIZE + 2 * Integer.BYTES * at.arguments().size())
            .put(Hash.sha256(stage(instruction).canonicalBytes()).toArray());
    for (int variable : at.arguments()) {
      Place place = places.get(variable);
      data.putInt(place.region() << REGION_SHIFT | place.variable());
      data.putInt(Math.toIntExact(program.variables().get(variable).size()));
    }
    return data.array();
  }

  List<Hash> leaves() {
    return IntStream.range(0, program.instructions().size())
        .mapToObj(n -> MerkleTree.leaf(MerkleTree.Type.PROGRAM, leafData(n)))
        .toList();
  }

  private long count(int region) {
    return places.stream().filter(place -> place.region() == region).count();
  }

  /** Writes a staged program down: the variables of its regions come before the first stage. */
  static final class Builder {
    private final List<Variable> variables = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final int[] counts = new int[REGIONS];
    private final List<Instruction> instructions = new ArrayList<>();

    int add(int region, Variable variable) {
      variables.add(variable);
      places.add(new Place(region, counts[region]++));
      return variables.size() - 1;
    }

    int size() {
      return instructions.size();
    }

    /** The stages of an operator; what is virtual in it becomes a variable of the last region. */
    void run(Instruction instruction) {
      int[] bound = bound(instruction);
      for (SingleStage single : SingleStage.of(instruction.operator())) {
        instructions.add(
            new Instruction(
                single.operator(),
                single.tensors().stream().map(tensor -> bound[tensor]).toList()));
      }
    }

    private int[] bound(Instruction instruction) {
      List<Tensor> tensors = instruction.operator().tensors();
      int[] bound = new int[tensors.size()];
      int next = 0;
      for (int n = 0; n < bound.length; n++) {
        Tensor tensor = tensors.get(n);
        bound[n] =
            switch (tensor.role()) {
              case IN, OUT -> instruction.arguments().get(next++);
              case VIRTUAL ->
                  add(
                      REGIONS - 1,
                      new Variable(tensor.name(), tensor.type(), tensor.size(), false));
            };
      }
      return bound;
    }

    Staged build() {
      return new Staged(new Program(variables, instructions), places);
    }
  }
}
