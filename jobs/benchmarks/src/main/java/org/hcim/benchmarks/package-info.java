/** JMH benchmarks, and pages computed from the model. */
package org.hcim.benchmarks;
