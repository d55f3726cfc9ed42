package dev.hearth.node.signals.portable;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.ProgramName;
import dev.hearth.node.signals.sense.Sense;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The programs that run, as keys of their names. Here a process never becomes another program. */
public final class PortablePrograms implements Sense<Set<String>> {
  private Map<ProcessHandle, String> known = Map.of();

  @Override
  public Reading<Set<String>> read() {
    Map<ProcessHandle, String> before = known;
    known =
        ProcessHandle.allProcesses()
            .collect(
                Collectors.toMap(Function.identity(), process -> before.getOrDefault(process, "")));
    known.replaceAll((process, name) -> name.isEmpty() ? name(process) : name);
    return Reading.of(Set.copyOf(known.values()));
  }

  private static String name(ProcessHandle process) {
    return process.info().command().map(ProgramName::key).orElse("");
  }
}
