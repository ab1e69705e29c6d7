package org.hcim.jobs.report;

/**
 * A reference design for comparison.
 *
 * @param workload its network
 * @param name its role, such as {@code Knee point}
 * @param row its position in {@link Designs}
 */
record Reference(String workload, String name, int row) {}
