import { useRegisterStatus } from '../api/queries.ts'
import { toRefusal } from '../api/refusal-error.ts'
import { CreateRegister } from '../features/welcome/CreateRegister.tsx'
import { EngineGivenUp } from '../features/welcome/EngineGivenUp.tsx'
import { UnusableRegister } from '../features/welcome/UnusableRegister.tsx'
import { LoadingPage } from '../ui/states.tsx'
import { Shell } from './Shell.tsx'
import { Welcome } from './Welcome.tsx'

/** The first question of the window: is there a register, and can it be used? */
export function Start() {
  const status = useRegisterStatus()
  if (status.isPending) {
    return (
      <Welcome>
        <LoadingPage />
      </Welcome>
    )
  }
  if (status.isError) {
    const refusal = toRefusal(status.error)
    return (
      <Welcome>
        {refusal.code === 'engine_given_up' ? (
          <EngineGivenUp refusal={refusal} />
        ) : (
          <UnusableRegister refusal={refusal} directory={null} onRetry={status.refetch} />
        )}
      </Welcome>
    )
  }
  const { data } = status
  switch (data.state) {
    case 'missing':
      return (
        <Welcome>
          <CreateRegister directory={data.directory} />
        </Welcome>
      )
    case 'unusable':
      return (
        <Welcome>
          <UnusableRegister
            refusal={data.error}
            directory={data.directory}
            onRetry={status.refetch}
          />
        </Welcome>
      )
    case 'open':
      return <Shell register={data} />
  }
}
