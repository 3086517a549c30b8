/// Looks at policies before the API server keeps them. What to answer is decided by [PolicyAdmission], which is pure;
/// the server only carries questions and answers.
@NullMarked
package io.github.nmstate4j.operator.admission;

import org.jspecify.annotations.NullMarked;
