/** How fast designs are costed: JMH benchmarks, and pages that follow from the model. */
package org.hcim.benchmarks;
