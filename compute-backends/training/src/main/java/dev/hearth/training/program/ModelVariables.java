package dev.hearth.training.program;

import dev.hearth.compute.fold.Type;
import dev.hearth.protocol.ModelShape;
import java.util.List;

/** The parameters of a model as variables, found by their names. */
record ModelVariables(List<Parameter> parameters, List<Integer> variables) {

  static ModelVariables declare(ProgramBuilder builder, ModelShape shape) {
    List<Parameter> parameters = Parameters.of(shape);
    return new ModelVariables(
        parameters,
        parameters.stream().map(p -> builder.keep(p.name(), Type.F32, p.size())).toList());
  }

  int indexOf(String name) {
    for (int n = 0; n < parameters.size(); n++) {
      if (parameters.get(n).name().equals(name)) {
        return n;
      }
    }
    throw new IllegalArgumentException("no parameter " + name);
  }

  int variable(String name) {
    return variables.get(indexOf(name));
  }
}
