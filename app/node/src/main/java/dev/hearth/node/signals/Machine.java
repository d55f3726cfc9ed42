package dev.hearth.node.signals;

import dev.hearth.node.policy.Signals.Foreground;
import dev.hearth.node.policy.Signals.Power;
import dev.hearth.node.signals.sense.Sense;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What a machine of one kind can be asked.
 *
 * @param programs keys of the names of all that run
 * @param held what to release at the end
 */
record Machine(
    Sense<Duration> idle,
    Sense<Foreground> foreground,
    Sense<Set<String>> programs,
    Sense<String> video,
    Sense<Power> power,
    Sense<Boolean> metered,
    Function<Hardware, DeviceSenses> devices,
    List<Runnable> held) {}
