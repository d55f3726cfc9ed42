package dev.hearth.api;

import dev.hearth.api.rpc.Method;

/**
 * Wrong roots that a job's payer has a second machine of its own plant, for auditors to find. All
 * of it costs nothing until a root is planted.
 */
public interface PlantApi {

  /** On the machine that pays: what another one needs to plant in a job that has a pot. */
  @Method("job.plant")
  PlantSecret plantCode(JobReference job);

  /** On the other machine: plants a root in one further lease of the code's job. */
  @Method("plant.take")
  Planting plant(PlantOrder order);

  /** Plants no further root in a job; what is planted is seen through. */
  @Method("plant.stop")
  Planting stopPlanting(JobReference job);
}
