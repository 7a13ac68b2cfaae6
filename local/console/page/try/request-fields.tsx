import type { Operation, StageView } from '../../interface';
import { JsonBlock } from '../json-block';
import { SelectField } from '../select-field';
import { TextField } from '../text-field';
import { bodyProblems } from './body-problems';
import type { CallForm } from './form';

interface RequestFieldsProps {
  readonly form: CallForm;
  readonly operation: Operation;
  readonly stages: readonly StageView[];
  readonly change: (form: CallForm) => void;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** What is sent: stage, path, query, headers and body. */
export function RequestFields({ form, operation, stages, change }: RequestFieldsProps) {
  const anyMethod = operation.method === 'ANY' || operation.method === '';
  return (
    <>
      <div class="fields">
        {stages.length > 1 && (
          <SelectField
            name="Stage"
            value={form.stage}
            all={stages.map(({ name }) => name)}
            change={(stage) => change({ ...form, stage })}
          />
        )}
        {anyMethod && (
          <SelectField
            name="Method"
            value={form.method}
            all={methods}
            change={(method) => change({ ...form, method })}
          />
        )}
        <PathFields form={form} operation={operation} change={change} />
      </div>
      <div class="fields wide">
        <TextField
          name="Query, one name=value a line"
          rows={3}
          value={form.query}
          change={(query) => change({ ...form, query })}
        />
        <TextField
          name="Headers, one Name: value a line"
          rows={3}
          value={form.headers}
          change={(headers) => change({ ...form, headers })}
        />
      </div>
      <BodyField form={form} operation={operation} change={change} />
    </>
  );
}

type FieldProps = Omit<RequestFieldsProps, 'stages'>;

function PathFields({ form, operation, change }: FieldProps) {
  if (operation.path === '')
    return <TextField name="Path" value={form.path} change={(path) => change({ ...form, path })} required />;
  return (
    <>
      {operation.pathParameters.map((name) => (
        <TextField
          key={name}
          name={name}
          value={form.parameters[name] ?? ''}
          change={(value) => change({ ...form, parameters: { ...form.parameters, [name]: value } })}
          required
        />
      ))}
    </>
  );
}

function BodyField({ form, operation, change }: FieldProps) {
  if (form.method === 'GET' || form.method === 'HEAD') return null;
  const problems = bodyProblems(form.body, operation.body?.schema);
  return (
    <div class="fields wide">
      <TextField
        name="Body"
        rows={8}
        value={form.body}
        change={(body) => change({ ...form, body })}
        describedBy="body-problems"
      />
      <ul id="body-problems" class="bad" aria-live="polite">
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      {operation.body !== undefined && (
        <details>
          <summary>Model of the body</summary>
          <JsonBlock name="JSON schema" value={operation.body.schema} />
        </details>
      )}
    </div>
  );
}
