/** @jsxImportSource preact */
/** A file in the conversation; pictures are shown in a box of their final size, so nothing moves when they come. */
import { Component, type JSX } from 'preact'
import type { App } from '../panel/app'
import type { Attachment } from '../protocol'
import { icon } from '../view/icon'
import { type Blobs, isPicture } from './blobs'

const FILE = 'M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zM14 3v5h5'
const NARROWEST = 48
const WIDEST = 240

function size(bytes: number, locale: string): string {
  const mega = bytes >= 1e6
  const unit = mega ? 'megabyte' : 'kilobyte'
  const value = bytes / (mega ? 1e6 : 1e3)
  return value.toLocaleString(locale, { style: 'unit', unit, maximumFractionDigits: mega ? 1 : 0 })
}

interface Props {
  app: App
  blobs: Blobs
  file: Attachment
  mine: string
}

export class Attached extends Component<Props, { url: string }> {
  state = { url: '' }

  componentDidMount(): void {
    const { blobs, file } = this.props
    if (isPicture(file)) blobs.url(file).then((url) => this.setState({ url }), this.failed)
  }

  private failed = (): void => {
    const { app, file } = this.props
    app.fail('file_unavailable', file.name)
  }

  private save = (): void => {
    const { blobs, file } = this.props
    blobs.save(file).catch(this.failed)
  }

  render(): JSX.Element {
    const { app, file, mine } = this.props
    const picture = isPicture(file)
    const { width, height } = file
    const box = picture
      ? {
          width: Math.min(WIDEST, Math.max(NARROWEST, width ?? WIDEST)),
          aspectRatio: `${width ?? 3}/${height ?? 2}`,
        }
      : {}
    return (
      <button type="button" class={`m file${mine}${picture ? ' pic' : ''}`} style={box} onClick={this.save}>
        {picture ? (
          this.state.url && <img src={this.state.url} alt={file.name} />
        ) : (
          <>
            {icon(FILE)}
            <span>{file.name}</span>
            <small>{size(file.size, app.speech.locale)}</small>
          </>
        )}
      </button>
    )
  }
}
